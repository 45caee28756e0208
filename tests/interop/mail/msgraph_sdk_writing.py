"""Letters sent, and answers, by Microsoft's Python SDK."""

from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.file_attachment import FileAttachment
from msgraph.generated.models.importance import Importance
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.message import Message
from msgraph.generated.users.item.messages.item.forward.forward_post_request_body import ForwardPostRequestBody
from msgraph.generated.users.item.messages.item.reply.reply_post_request_body import ReplyPostRequestBody
from msgraph.generated.users.item.messages.item.reply_all.reply_all_post_request_body import ReplyAllPostRequestBody
from msgraph.generated.users.item.send_mail.send_mail_post_request_body import SendMailPostRequestBody

from msgraph_sdk_seen import ADA, BOB, counts, data, first, html, newest, person, to


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
