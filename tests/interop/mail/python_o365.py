"""python-o365 does the work of mail on the emulator, and prints what it has seen.

    python_o365.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
Ids of what is made, and times of today, are in no document: they are nobody's to agree on.
"""

import base64
import datetime
import email
import email.policy
import hashlib
import io
import json
import os
import pathlib
import re
import sys

from O365 import Account, MSGraphProtocol
from O365.mailbox import ExternalAudience
from O365.utils import BaseTokenBackend

EMULATOR = json.loads(os.environ["SCENE"])["emulator"]
UTC = datetime.timezone.utc


class Protocol(MSGraphProtocol):
    def __init__(self):
        self._protocol_url = f"{EMULATOR['authority']}/"
        super().__init__(timezone="UTC")


class Token(BaseTokenBackend):
    """Has the emulator's token, and needs nobody to sign in."""

    has_data = True

    def get_access_token(self, *, username=None):
        return {"secret": EMULATOR["token"], "expires_on": "4102444800"}


ACCOUNT = Account(("client", "secret"), protocol=Protocol(), token_backend=Token(), requests_delay=0)
ADA = ACCOUNT.mailbox()
BOB = ACCOUNT.mailbox(resource="bob@contoso.com")
Q = ADA.new_query()


# --- what is seen ----------------------------------------------------------------------------------------------------------


def word(member):
    """A word of Graph's, which python-o365 writes in its own way."""
    return Q.protocol.convert_case(member.value)


def done(answer):
    """python-o365 says with False that something was not done, or gives an error back."""
    if not answer or isinstance(answer, Exception):
        raise RuntimeError(f"it was not done: {answer!r}")
    return answer


def person(recipient):
    return [recipient.name, recipient.address]


def folder(it):
    return [it.name, it.total_items_count, it.unread_items_count, it.child_folders_count]


def folders(listed):
    return [folder(it) for it in listed]


def time(at):
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def digest(data):
    return hashlib.sha256(data).hexdigest()


def attachment(it):
    content = base64.b64decode(it.content) if isinstance(it.content, str) else b""
    return {
        "name": it.name,
        "size": len(content) if it.attachment_type == "file" else None,
        "sha256": digest(content) if it.attachment_type == "file" else None,
        "inline": it.is_inline,
        "contentId": it.content_id,
        "kind": it.attachment_type,
    }


def attachments(message):
    message.attachments.clear()
    message.attachments.download_attachments()
    return sorted((attachment(it) for it in message.attachments), key=lambda it: it["name"])


def made(message):
    """What can be agreed on of a message of today."""
    return {
        "subject": message.subject,
        "from": person(message.sender),
        "to": [person(it) for it in message.to],
        "cc": [person(it) for it in message.cc],
        "bcc": [person(it) for it in message.bcc],
        "isRead": message.is_read,
        "isDraft": message.is_draft,
        "importance": word(message.importance),
        "categories": message.categories,
        "flag": word(message.flag.status),
        "body": [message.body_type, message.body],
        "attachments": attachments(message),
    }


def seeded(message):
    """All of a message that was there before."""
    return {
        **made(message),
        "id": message.object_id,
        "received": time(message.received),
        "sent": time(message.sent),
        "hasAttachments": message.has_attachments,
        "conversationId": message.conversation_id,
        "preview": message.body_preview,
        "internetMessageId": message.internet_message_id,
    }


def ids(messages):
    return [it.object_id for it in messages]


def newest(place, count=1):
    return [made(it) for it in place.get_messages(limit=count)]


def counts():
    return folders(ADA.get_folders())


def data(size):
    """Bytes that everybody can make: no two blocks of them are alike."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(-(-size // 32)))
    return b"".join(blocks)[:size]


# --- steps -----------------------------------------------------------------------------------------------------------------


def folders_step():
    lighthouse = ADA.get_folder(folder_name="Project Lighthouse")
    seen = {"top": counts(), "children": folders(lighthouse.get_folders()), "found": folder(lighthouse)}
    invoices = ADA.inbox_folder().create_child_folder("Invoices")
    seen["made"] = folder(invoices)
    done(invoices.update_folder_name("Paid"))
    seen["renamed"] = folders(ADA.inbox_folder().get_folders())
    done(invoices.move_folder(lighthouse))
    seen["moved"] = folders(lighthouse.get_folders())
    seen["parent"] = folder(ADA.get_folder(folder_id=invoices.folder_id).get_parent_folder())
    done(invoices.delete())
    seen["deleted"] = [counts(), folders(ADA.deleted_folder().get_folders())]
    return seen


def listing():
    pages, listed = [], ADA.inbox_folder().get_messages(limit=None, batch=30)
    for message in listed:
        if listed.state == 1:
            pages.append([])
        pages[-1].append([message.object_id, message.subject, time(message.received)])
    everything = ADA.get_messages(limit=None)
    return {
        "pages": pages,
        "archive": ids(ADA.archive_folder().get_messages(limit=None)),
        "first": ids(ADA.inbox_folder().get_messages(limit=7)),
        "everything": ids(everything),
    }


def filters():
    since = datetime.datetime(2040, 2, 1, tzinfo=UTC)
    inbox = ADA.inbox_folder()
    newest_first, by_subject = Q.orderby(("receivedDateTime", False)), Q.orderby("subject")
    late = Q.greater_equal("received_date_time", since)
    asked = {
        "unread": Q.equals("is_read", False),
        "late": late & newest_first,
        "lateUnread": Q.chain_and(late, Q.equals("is_read", False)) & newest_first,
        "important": Q.equals("importance", "high"),
        "from": Q.equals("from", "no-reply@tailspintoys.com"),
        "contains": Q.contains("subject", "pump"),
        "either": Q.chain_or(Q.startswith("subject", "Re:"), Q.equals("has_attachments", True)),
        "not": Q.negate(Q.contains("subject", "e")),
        "category": "categories/any(a:a eq 'Suppliers')",
        "bySubject": by_subject,
    }
    return {name: ids(inbox.get_messages(limit=100, query=query)) for name, query in asked.items()}


def search():
    asked = {
        "word": Q.search("pump"),
        "subject": Q.search("budget", "subject"),
        "participants": Q.search("tailspin", "participants"),
    }
    return {name: ids(ADA.get_messages(limit=100, query=query)) for name, query in asked.items()}


def read():
    listed = ADA.inbox_folder().get_messages(limit=25)
    return [seeded(ADA.get_message(object_id=it.object_id)) for it in listed]


def send():
    message = ADA.new_message()
    message.to.add([("Bob Ngata", "bob@contoso.com"), "ada@contoso.com"])
    message.cc.add("carol@contoso.com")
    message.bcc.add("dmitri@contoso.com")
    message.subject = "A letter with two files"
    message.body = "<html><body><p>Look at this: æøå &amp; more.</p></body></html>"
    message.importance = "high"
    message.attachments.add([(io.BytesIO(data(5000)), "five.bin"), (io.BytesIO(b"a,b\n1,2\n"), "table.csv")])
    done(message.send())
    unsaved = ADA.new_message()
    unsaved.to.add("bob@contoso.com")
    unsaved.subject, unsaved.body, unsaved.body_type = "Not kept", "Nothing\r\nto see", "text"
    done(unsaved.send(save_to_sent_folder=False))
    return {
        "sent": newest(ADA.sent_folder(), 2),
        "own": newest(ADA.inbox_folder()),
        "bob": newest(BOB.inbox_folder(), 3),
        "counts": counts(),
    }


def upload():
    message = ADA.new_message()
    message.to.add("bob@contoso.com")
    message.subject, message.body = "Large files", "<html><body>See below.</body></html>"
    done(message.save_draft())
    message.attachments.add([
        (io.BytesIO(data(7_500_000)), "large.bin"),
        (io.BytesIO(data(3_500_000)), "middle.bin"),
        (io.BytesIO(data(70_000)), "small.bin"),
    ])
    done(message.save_draft())
    draft = made(ADA.get_message(object_id=message.object_id))
    done(message.send())
    return {"draft": draft, "sent": newest(ADA.sent_folder()), "bob": newest(BOB.inbox_folder()), "counts": counts()}


def flat(message):
    """A message without what an HTML parser may change in its body when it writes it again."""
    kind, content = message["body"]
    return {**message, "body": [kind, re.sub(r"\s*/?>\s*|\s+", lambda it: ">" if ">" in it[0] else " ", content)]}


def drafted():
    """Answers as drafts, which are written on and sent."""
    seen = {}
    inbox = list(ADA.inbox_folder().get_messages(limit=30))
    with_cc = next(it for it in inbox if any(cc.address != "ada@contoso.com" for cc in it.cc))
    with_file = next(it for it in inbox if it.has_attachments)
    for name, draft in [
        ("reply", with_cc.reply(to_all=False)),
        ("replyAll", with_cc.reply(to_all=True)),
        ("forward", with_file.forward()),
    ]:
        seen[name] = {"draft": flat(made(draft))}
        if name == "forward":
            draft.to.add("eve@contoso.com")
        draft.subject = f"{name}: {draft.subject}"
        draft.body = f"{name}, with thanks"
        done(draft.send())
        seen[name]["sent"] = [flat(it) for it in newest(ADA.sent_folder())]
    return {**seen, "drafts": newest(ADA.drafts_folder(), 5), "counts": counts()}


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


def inline():
    """A picture in the text."""
    message = ADA.new_message()
    message.to.add("bob@contoso.com")
    message.subject = "A picture"
    message.body = '<html><body><p>See:</p><img src="cid:bridge@contoso"></body></html>'
    message.attachments.add([(io.BytesIO(data(900)), "bridge.png")])
    picture = message.attachments[0]
    picture.is_inline, picture.content_id = True, "bridge@contoso"
    done(message.send())
    return {"sent": newest(ADA.sent_folder()), "bob": newest(BOB.inbox_folder())}


def item():
    """A message within a message."""
    letter = next(iter(ADA.inbox_folder().get_messages(limit=1)))
    message = ADA.new_message()
    message.to.add("bob@contoso.com")
    message.subject, message.body = "A letter that came", "<html><body>As you can read.</body></html>"
    message.attachments.add([letter])
    # It forgets to say what it attaches.
    message.attachments[0].content["@odata.type"] = "#microsoft.graph.message"
    done(message.send())
    sent = next(iter(ADA.sent_folder().get_messages(limit=1)))
    sent.attachments.download_attachments()
    inner = sent.attachments.get_eml_as_object(sent.attachments[0])
    content = email.message_from_bytes(sent.attachments.get_mime_content(sent.attachments[0]), policy=email.policy.default)
    if content["subject"] != letter.subject:
        raise RuntimeError(f"the MIME inside is {content['subject']!r}")
    return {
        "sent": made(sent),
        "item": [inner.subject, person(inner.sender), [person(it) for it in inner.to], [inner.body_type, inner.body]],
    }


def mime():
    """Letters as MIME. What Python's own reader finds in them must be what Graph says that there is."""
    seen = []
    for at, listed in enumerate(ADA.inbox_folder().get_messages(limit=12)):
        message, file = ADA.get_message(object_id=listed.object_id), pathlib.Path(f"{at}.eml")
        done(message.save_as_eml(file))
        content = message.get_mime_content()
        if file.read_bytes() != content:
            raise RuntimeError("the file has something else")
        parsed = email.message_from_bytes(content, policy=email.policy.default)
        said, letter = seeded(message), parsed.get_body(preferencelist=("html", "plain"))
        files = [(it.get_filename(), digest(it.get_payload(decode=True))) for it in parsed.iter_attachments()]
        sender = parsed["from"].addresses[0]
        for found, wanted in [
            (parsed["subject"], said["subject"]),
            (parsed["message-id"], said["internetMessageId"]),
            ([sender.display_name, sender.addr_spec], said["from"]),
            (letter.get_content().split(), said["body"][1].split()),
            (sorted(files), [(it["name"], it["sha256"]) for it in said["attachments"]]),
        ]:
            if found != wanted:
                raise RuntimeError(f"MIME has {found!r}, and Graph {wanted!r}")
        seen.append([len(content), digest(content)])
    return seen


STEPS = {
    "folders": folders_step,
    "listing": listing,
    "filters": filters,
    "search": search,
    "read": read,
    "send": send,
    "upload": upload,
    "drafted": drafted,
    "organise": organise,
    "settings": settings,
    "categories": categories,
    "inline": inline,
    "item": item,
    "mime": mime,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]]()))
