"""Microsoft's Python SDK does the work of mail on the emulator, and prints what it has seen.

    msgraph_sdk.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
Ids of what is made, and times of today, are in no document: they are nobody's to agree on.
"""

import asyncio
import datetime
import hashlib
import json
import os
import sys

from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.file_attachment import FileAttachment
from msgraph.generated.models.followup_flag import FollowupFlag
from msgraph.generated.models.followup_flag_status import FollowupFlagStatus
from msgraph.generated.models.importance import Importance
from msgraph.generated.models.item_attachment import ItemAttachment
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.mail_folder import MailFolder
from msgraph.generated.models.message import Message
from msgraph.generated.models.recipient import Recipient
from msgraph.generated.users.item.mail_folders.item.move.move_post_request_body import MovePostRequestBody as MoveFolder
from msgraph.generated.users.item.messages.item.copy.copy_post_request_body import CopyPostRequestBody
from msgraph.generated.users.item.messages.item.forward.forward_post_request_body import ForwardPostRequestBody
from msgraph.generated.users.item.messages.item.move.move_post_request_body import MovePostRequestBody
from msgraph.generated.users.item.messages.item.reply.reply_post_request_body import ReplyPostRequestBody
from msgraph.generated.users.item.messages.item.reply_all.reply_all_post_request_body import ReplyAllPostRequestBody
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody
from msgraph_core.tasks.page_iterator import PageIterator

EMULATOR = json.loads(os.environ["SCENE"])["emulator"]


class Token(AccessTokenProvider):
    """The emulator's token, for Graph alone: uploads have addresses of their own, which take none."""

    async def get_authorization_token(self, uri, additional_authentication_context=None):
        return EMULATOR["token"] if uri.startswith(EMULATOR["graph"]) else ""

    def get_allowed_hosts_validator(self):
        return AllowedHostsValidator([])


ADAPTER = GraphRequestAdapter(BaseBearerTokenAuthenticationProvider(Token()))
ADAPTER.base_url = EMULATOR["graph"]
CLIENT = GraphServiceClient(request_adapter=ADAPTER)
ADA = CLIENT.me
BOB = CLIENT.users.by_user_id("bob@contoso.com")


def asking(place, **options):
    """Query options, in the class that the client has for those of this place."""
    parameters = next(kind for name, kind in vars(type(place)).items() if name.endswith("GetQueryParameters"))
    return RequestConfiguration(query_parameters=parameters(**options))


async def listed(place, **options):
    return (await place.get(asking(place, **options))).value


# --- what is seen ----------------------------------------------------------------------------------------------------------


def person(it):
    return [it.email_address.name, it.email_address.address]


def folder(it):
    return [it.display_name, it.total_item_count, it.unread_item_count, it.child_folder_count]


def time(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def ids(messages):
    return [it.id for it in messages]


def value(member):
    return member.value if member else None


async def folders(place):
    return [folder(it) for it in await listed(place, top=100)]


async def counts():
    return await folders(ADA.mail_folders)


async def first(owner, name, count):
    return await listed(owner.mail_folders.by_mail_folder_id(name).messages, top=count)


def attachment(it):
    content = None if isinstance(it, ItemAttachment) else it.content_bytes
    return {
        "name": it.name,
        "size": None if content is None else len(content),
        "sha256": None if content is None else hashlib.sha256(content).hexdigest(),
        "inline": it.is_inline,
        "contentId": getattr(it, "content_id", None),
        "kind": "item" if isinstance(it, ItemAttachment) else "file",
    }


async def made(owner, it):
    """What can be agreed on of a message of today."""
    attachments = (await owner.messages.by_message_id(it.id).attachments.get()).value
    return {
        "subject": it.subject,
        "from": person(it.from_),
        "to": [person(one) for one in it.to_recipients],
        "cc": [person(one) for one in it.cc_recipients],
        "bcc": [person(one) for one in it.bcc_recipients],
        "isRead": it.is_read,
        "isDraft": it.is_draft,
        "importance": value(it.importance),
        "categories": it.categories,
        "flag": value(it.flag.flag_status),
        "body": [value(it.body.content_type), it.body.content],
        "attachments": sorted((attachment(one) for one in attachments), key=lambda one: one["name"]),
    }


async def elsewhere(it):
    """All of a message that was there before, but for its id, which a move changes."""
    return {
        **await made(ADA, it),
        "received": time(it.received_date_time),
        "sent": time(it.sent_date_time),
        "hasAttachments": it.has_attachments,
        "conversationId": it.conversation_id,
        "preview": it.body_preview,
        "internetMessageId": it.internet_message_id,
    }


async def seeded(message_id):
    message = await ADA.messages.by_message_id(message_id).get()
    return {**await elsewhere(message), "id": message.id}


async def newest(owner, place, count):
    return [await made(owner, it) for it in await first(owner, place, count)]


async def everything(place):
    found = []
    pages = PageIterator(await place.get(asking(place, top=200)), ADAPTER)
    await pages.iterate(lambda it: found.append(it.id) or True)
    return found


def data(size):
    """Bytes that everybody can make: no two blocks of them are alike."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(-(-size // 32)))
    return b"".join(blocks)[:size]


def to(address, name=None):
    return Recipient(email_address=EmailAddress(address=address, name=name))


def html(content):
    return ItemBody(content_type=BodyType.Html, content=content)


# --- steps -----------------------------------------------------------------------------------------------------------------


async def folders_step():
    found = (await listed(ADA.mail_folders, filter="displayName eq 'Project Lighthouse'", top=1))[0]
    by_id = ADA.mail_folders.by_mail_folder_id
    within, inbox = by_id(found.id).child_folders, by_id("inbox").child_folders
    seen = {"top": await counts(), "children": await folders(within), "found": folder(found)}
    invoices = await inbox.post(MailFolder(display_name="Invoices"))
    seen["made"] = folder(invoices)
    await by_id(invoices.id).patch(MailFolder(display_name="Paid"))
    seen["renamed"] = await folders(inbox)
    moved = await by_id(invoices.id).move.post(MoveFolder(destination_id=found.id))
    seen["moved"] = await folders(within)
    parent = (await by_id(moved.id).get()).parent_folder_id
    seen["parent"] = folder(await by_id(parent).get())
    await by_id(moved.id).delete()
    seen["deleted"] = [await counts(), await folders(by_id("deleteditems").child_folders)]
    return seen


async def listing():
    inbox, pages = ADA.mail_folders.by_mail_folder_id("inbox").messages, []
    page = await inbox.get(asking(inbox, top=30))
    while True:
        pages.append([[it.id, it.subject, time(it.received_date_time)] for it in page.value])
        if not page.odata_next_link:
            break
        page = await inbox.with_url(page.odata_next_link).get()
    return {
        "pages": pages,
        "archive": await everything(ADA.mail_folders.by_mail_folder_id("archive").messages),
        "first": ids(await first(ADA, "inbox", 7)),
        "everything": await everything(ADA.messages),
    }


async def answers(place, asked):
    return {name: ids(await listed(place, top=100, **options)) for name, options in asked.items()}


async def filters():
    late, latest = "receivedDateTime ge 2040-02-01T00:00:00Z", ["receivedDateTime desc"]
    asked = {
        "unread": {"filter": "isRead eq false"},
        "late": {"filter": late, "orderby": latest},
        "lateUnread": {"filter": f"{late} and isRead eq false", "orderby": latest},
        "important": {"filter": "importance eq 'high'"},
        "from": {"filter": "from/emailAddress/address eq 'no-reply@tailspintoys.com'"},
        "contains": {"filter": "contains(subject,'pump')"},
        "either": {"filter": "startswith(subject,'Re:') or hasAttachments eq true"},
        "not": {"filter": "not contains(subject,'e')"},
        "category": {"filter": "categories/any(c:c eq 'Suppliers')"},
        "bySubject": {"orderby": ["subject"]},
    }
    return await answers(ADA.mail_folders.by_mail_folder_id("inbox").messages, asked)


async def search():
    asked = {
        "word": {"search": '"pump"'},
        "subject": {"search": '"subject:budget"'},
        "participants": {"search": '"participants:tailspin"'},
    }
    return await answers(ADA.messages, asked)


async def read():
    return [await seeded(it.id) for it in await first(ADA, "inbox", 25)]


async def changes():
    delta = ADA.mail_folders.by_mail_folder_id("archive").messages.delta

    async def follow(page, into):
        while True:
            for it in page.value:
                into.append([it.id, "removed" if "@removed" in it.additional_data else it.subject])
            if not page.odata_next_link:
                return page.odata_delta_link
            page = await delta.with_url(page.odata_next_link).get(few)

    few = asking(delta, select=["subject"])
    few.headers.add("Prefer", "odata.maxpagesize=20")
    begun, later = [], []
    link = await follow(await delta.get(few), begun)
    by_id = ADA.messages.by_message_id
    await by_id(begun[0][0]).patch(Message(is_read=False))
    await by_id(begun[1][0]).move.post(MovePostRequestBody(destination_id="inbox"))
    await by_id(begun[2][0]).delete()
    await follow(await delta.with_url(link).get(), later)
    return {"begun": begun, "later": later}


async def send():
    message = Message(
        subject="A letter with two files",
        body=html("<html><body><p>Look at this: æøå &amp; more.</p></body></html>"),
        to_recipients=[to("bob@contoso.com", "Bob Ngata"), to("ada@contoso.com")],
        cc_recipients=[to("carol@contoso.com")],
        bcc_recipients=[to("dmitri@contoso.com")],
        importance=Importance.High,
        attachments=[
            FileAttachment(odata_type="#microsoft.graph.fileAttachment", name=name, content_bytes=content)
            for name, content in [("five.bin", data(5000)), ("table.csv", b"a,b\n1,2\n")]
        ],
    )
    await ADA.send_mail.post(SendMailPostRequestBody(message=message, save_to_sent_items=True))
    unsaved = Message(
        subject="Not kept",
        body=ItemBody(content_type=BodyType.Text, content="Nothing\r\nto see"),
        to_recipients=[to("bob@contoso.com")],
    )
    await ADA.send_mail.post(SendMailPostRequestBody(message=unsaved, save_to_sent_items=False))
    return {
        "sent": await newest(ADA, "sentitems", 2),
        "own": await newest(ADA, "inbox", 1),
        "bob": await newest(BOB, "inbox", 3),
        "counts": await counts(),
    }


async def answered():
    inbox = await first(ADA, "inbox", 30)
    with_cc = next(it for it in inbox if any(person(cc)[1] != "ada@contoso.com" for cc in it.cc_recipients))
    with_file = next(it for it in inbox if it.has_attachments)
    item, seen = ADA.messages.by_message_id, {}
    await item(with_cc.id).reply.post(ReplyPostRequestBody(comment="Thank you.\nUntil then."))
    seen["reply"] = await newest(ADA, "sentitems", 1)
    await item(with_cc.id).reply_all.post(ReplyAllPostRequestBody(comment="To all: <thanks>"))
    seen["replyAll"] = await newest(ADA, "sentitems", 1)
    body = ForwardPostRequestBody(comment="For you.", to_recipients=[to("bob@contoso.com", "Bob Ngata")])
    await item(with_file.id).forward.post(body)
    seen["forward"] = await newest(ADA, "sentitems", 1)
    return {**seen, "bob": await newest(BOB, "inbox", 1), "counts": await counts()}


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


STEPS = {
    "folders": folders_step,
    "listing": listing,
    "filters": filters,
    "search": search,
    "read": read,
    "changes": changes,
    "send": send,
    "answered": answered,
    "organise": organise,
}

if __name__ == "__main__":
    print(json.dumps(asyncio.run(STEPS[sys.argv[1]]())))
