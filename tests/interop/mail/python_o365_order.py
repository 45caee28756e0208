"""Letters moved, marked and sorted, automatic replies and categories, by python-o365."""

import datetime

from O365.mailbox import ExternalAudience

from python_o365_seen import ACCOUNT, ADA, UTC, counts, done, ids, seeded, time, word


def organise():
    """Moves, copies, deletes, marks."""
    inbox = list(ADA.inbox_folder().get_messages(limit=8))
    lighthouse = ADA.get_folder(folder_name="Project Lighthouse")
    moved, copied, deleted, purged, read, unread, flagged, sorted_ = inbox
    seen = {}
    done(moved.move(lighthouse))
    seen["moved"] = seeded_elsewhere(ADA.get_message(object_id=moved.object_id))
    copy = done(copied.copy("archive"))
    seen["copied"] = seeded_elsewhere(ADA.get_message(object_id=copy.object_id))
    done(deleted.delete())
    seen["bin"] = [it.subject for it in ADA.deleted_folder().get_messages(limit=10)]
    done(purged.delete())
    done(next(it for it in ADA.deleted_folder().get_messages(limit=10) if it.subject == purged.subject).delete())
    done(read.mark_as_read())
    done(unread.mark_as_unread())
    start = datetime.datetime(2040, 3, 3, 8, tzinfo=UTC)
    flagged.flag.set_flagged(start_date=start, due_date=start + datetime.timedelta(days=2))
    flagged.save_message()
    sorted_.categories = ["Suppliers", "Blue category"]
    sorted_.save_message()
    for name, it in [("read", read), ("unread", unread), ("flagged", flagged), ("sorted", sorted_)]:
        seen[name] = seeded(ADA.get_message(object_id=it.object_id))
    again = ADA.get_message(object_id=flagged.object_id)
    seen["flag"] = [time(again.flag.start_date), time(again.flag.due_date)]
    again.flag.set_completed(completition_date=start)
    again.save_message()
    seen["completed"] = word(ADA.get_message(object_id=again.object_id).flag.status)
    again.flag.delete_flag()
    again.save_message()
    seen["unflagged"] = word(ADA.get_message(object_id=again.object_id).flag.status)
    return {**seen, "inbox": ids(ADA.inbox_folder().get_messages(limit=10)), "counts": counts()}


def seeded_elsewhere(message):
    """A message that was moved or copied: its id is a new one."""
    return {name: value for name, value in seeded(message).items() if name != "id"}


def settings():
    """Automatic replies."""

    def seen():
        replies = ADA.get_settings().automaticrepliessettings
        return {
            "status": replies.status.value,
            "audience": replies.external_audience.value,
            "internal": replies.internal_reply_message,
            "external": replies.external_reply_message,
            "from": time(replies.scheduled_startdatetime) if replies.status.value == "scheduled" else None,
            "to": time(replies.scheduled_enddatetime) if replies.status.value == "scheduled" else None,
        }

    now = ADA.get_settings()
    # Graph writes parts of a second which nobody can work by.
    hours = {name: it.split(".")[0] if isinstance(it, str) else it for name, it in now.workinghours.items()}
    before = [seen(), now.timezone, hours]
    done(ADA.set_automatic_reply("Away.", "Away, dear customer.", externalAudience=ExternalAudience.CONTACTSONLY))
    always = seen()
    start = datetime.datetime(2040, 3, 9, 7, tzinfo=UTC)
    done(ADA.set_automatic_reply("Away for a week.", "Away.", start, start + datetime.timedelta(days=7)))
    scheduled = seen()
    done(ADA.set_disable_reply())
    return {"before": before, "always": always, "scheduled": scheduled, "off": seen()}


def categories():
    """The mailbox's own categories."""
    master = ACCOUNT.outlook_categories()

    def seen():
        return sorted([it.name, it.color.value if it.color else None] for it in master.get_categories())

    before = seen()
    made_one = master.create_category("Bridges", color="green")
    after = seen()
    done(made_one.update_color("darkblue"))
    got = master.get_category(made_one.object_id)
    done(made_one.delete())
    return {"before": before, "made": after, "changed": [got.name, got.color.value], "deleted": seen()}
