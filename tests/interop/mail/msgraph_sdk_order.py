"""Letters moved, marked and sorted, automatic replies, categories and rules, by Microsoft's Python SDK."""

from msgraph.generated.models.automatic_replies_setting import AutomaticRepliesSetting
from msgraph.generated.models.automatic_replies_status import AutomaticRepliesStatus
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.category_color import CategoryColor
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.external_audience_scope import ExternalAudienceScope
from msgraph.generated.models.followup_flag import FollowupFlag
from msgraph.generated.models.followup_flag_status import FollowupFlagStatus
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.mailbox_settings import MailboxSettings
from msgraph.generated.models.message import Message
from msgraph.generated.models.message_rule import MessageRule
from msgraph.generated.models.message_rule_actions import MessageRuleActions
from msgraph.generated.models.message_rule_predicates import MessageRulePredicates
from msgraph.generated.models.outlook_category import OutlookCategory
from msgraph.generated.users.item.messages.item.copy.copy_post_request_body import CopyPostRequestBody
from msgraph.generated.users.item.messages.item.move.move_post_request_body import MovePostRequestBody
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody

from msgraph_sdk_seen import ADA, counts, elsewhere, first, ids, listed, seeded, to, value


async def organise():
    moved, copied, deleted, purged, read_, unread, flagged, sorted_ = await first(ADA, "inbox", 8)
    lighthouse = (await listed(ADA.mail_folders, filter="displayName eq 'Project Lighthouse'"))[0]
    seen = {}

    def item(it):
        return ADA.messages.by_message_id(it.id)

    async def flag():
        return (await item(flagged).get()).flag

    moved = await item(moved).move.post(MovePostRequestBody(destination_id=lighthouse.id))
    seen["moved"] = await elsewhere(await item(moved).get())
    copied = await item(copied).copy.post(CopyPostRequestBody(destination_id="archive"))
    seen["copied"] = await elsewhere(await item(copied).get())
    await item(deleted).delete()
    seen["bin"] = [it.subject for it in await first(ADA, "deleteditems", 10)]
    await item(purged).delete()
    again = next(it for it in await first(ADA, "deleteditems", 10) if it.subject == purged.subject)
    await item(again).delete()
    await item(read_).patch(Message(is_read=True))
    await item(unread).patch(Message(is_read=False))
    start, due = (DateTimeTimeZone(date_time=f"2040-03-0{day}T08:00:00", time_zone="UTC") for day in (3, 5))
    status = FollowupFlagStatus
    set_flag = FollowupFlag(flag_status=status.Flagged, start_date_time=start, due_date_time=due)
    await item(flagged).patch(Message(flag=set_flag))
    await item(sorted_).patch(Message(categories=["Suppliers", "Blue category"]))
    for name, it in [("read", read_), ("unread", unread), ("flagged", flagged), ("sorted", sorted_)]:
        seen[name] = await seeded(it.id)
    now = await flag()
    seen["flag"] = [f"{at.date_time.split('.')[0]}Z" for at in (now.start_date_time, now.due_date_time)]
    await item(flagged).patch(Message(flag=FollowupFlag(flag_status=status.Complete, completed_date_time=start)))
    seen["completed"] = value((await flag()).flag_status)
    await item(flagged).patch(Message(flag=FollowupFlag(flag_status=status.NotFlagged)))
    seen["unflagged"] = value((await flag()).flag_status)
    return {**seen, "inbox": ids(await first(ADA, "inbox", 10)), "counts": await counts()}


async def settings():
    """Automatic replies."""

    def told(replies):
        scheduled = replies.status == AutomaticRepliesStatus.Scheduled
        times = [replies.scheduled_start_date_time, replies.scheduled_end_date_time]
        start, end = (f"{it.date_time.split('.')[0]}Z" if scheduled else None for it in times)
        return {
            "status": value(replies.status),
            "audience": value(replies.external_audience),
            "internal": replies.internal_reply_message,
            "external": replies.external_reply_message,
            "from": start,
            "to": end,
        }

    async def change(**replies):
        setting = AutomaticRepliesSetting(**replies)
        await ADA.mailbox_settings.patch(MailboxSettings(automatic_replies_setting=setting))
        return told((await ADA.mailbox_settings.get()).automatic_replies_setting)

    now = await ADA.mailbox_settings.get()
    hours = now.working_hours
    start, end = (DateTimeTimeZone(date_time=f"2040-03-{day}T07:00:00", time_zone="UTC") for day in ("09", "16"))
    return {
        "before": [
            told(now.automatic_replies_setting),
            now.time_zone,
            {
                "daysOfWeek": [value(day) for day in hours.days_of_week],
                "startTime": hours.start_time.isoformat(),
                "endTime": hours.end_time.isoformat(),
                "timeZone": {"name": hours.time_zone.name},
            },
        ],
        "always": await change(
            status=AutomaticRepliesStatus.AlwaysEnabled,
            external_audience=ExternalAudienceScope.ContactsOnly,
            internal_reply_message="Away.",
            external_reply_message="Away, dear customer.",
        ),
        "scheduled": await change(
            status=AutomaticRepliesStatus.Scheduled,
            external_audience=ExternalAudienceScope.All,
            internal_reply_message="Away for a week.",
            external_reply_message="Away.",
            scheduled_start_date_time=start,
            scheduled_end_date_time=end,
        ),
        "off": await change(status=AutomaticRepliesStatus.Disabled),
    }


async def categories():
    """The mailbox's own categories."""
    place = ADA.outlook.master_categories

    async def known():
        return sorted([it.display_name, value(it.color)] for it in (await place.get()).value)

    before = await known()
    made_one = await place.post(OutlookCategory(display_name="Bridges", color=CategoryColor.Preset4))
    after = await known()
    item = place.by_outlook_category_id(made_one.id)
    await item.patch(OutlookCategory(color=CategoryColor.Preset22))
    got = await item.get()
    await item.delete()
    return {"before": before, "made": after, "changed": [got.display_name, value(got.color)], "deleted": await known()}


async def rules():
    """Rules for what comes in."""
    place = ADA.mail_folders.by_mail_folder_id("inbox").message_rules

    def told(it):
        return [
            it.display_name,
            it.sequence,
            it.is_enabled,
            it.conditions.subject_contains,
            it.exceptions.sent_only_to_me,
            it.actions.assign_categories,
            it.actions.mark_as_read,
        ]

    async def known():
        return [told(it) for it in (await place.get()).value]

    made_one = await place.post(
        MessageRule(
            display_name="Digests",
            sequence=1,
            is_enabled=True,
            conditions=MessageRulePredicates(subject_contains=["digest"]),
            exceptions=MessageRulePredicates(sent_only_to_me=True),
            actions=MessageRuleActions(assign_categories=["Suppliers"], mark_as_read=True),
        )
    )
    listed_now, arrived = await known(), []
    for people in [["ada@contoso.com", "bob@contoso.com"], ["ada@contoso.com"]]:
        body = ItemBody(content_type=BodyType.Text, content="News.")
        message = Message(subject="A digest", body=body, to_recipients=[to(address) for address in people])
        await ADA.send_mail.post(SendMailPostRequestBody(message=message, save_to_sent_items=True))
        letter = (await first(ADA, "inbox", 1))[0]
        arrived.append([letter.subject, letter.is_read, letter.categories])
    item = place.by_message_rule_id(made_one.id)
    await item.patch(MessageRule(is_enabled=False))
    off = told(await item.get())
    await item.delete()
    return {"made": told(made_one), "listed": listed_now, "arrived": arrived, "off": off, "deleted": await known()}
