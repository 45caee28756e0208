"""Folders, listings, filters, searches, messages and what changes in a folder, by Microsoft's Python SDK."""

import hashlib

from msgraph.generated.models.mail_folder import MailFolder
from msgraph.generated.models.message import Message
from msgraph.generated.users.item.mail_folders.item.move.move_post_request_body import MovePostRequestBody as MoveFolder
from msgraph.generated.users.item.messages.item.move.move_post_request_body import MovePostRequestBody

from msgraph_sdk_seen import ADA, asking, counts, everything, first, folder, folders, ids, listed, seeded, time


async def list_folders():
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


async def mime():
    """Letters as MIME."""
    contents = [await ADA.messages.by_message_id(it.id).content.get() for it in await first(ADA, "inbox", 12)]
    return [[len(content), hashlib.sha256(content).hexdigest()] for content in contents]


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
