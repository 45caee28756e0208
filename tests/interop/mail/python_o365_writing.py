"""Letters sent with small and large files, pictures, other letters and lines of their own, and answers, by python-o365."""

import email
import email.policy
import io
import re

from python_o365_seen import ADA, BOB, Q, counts, data, done, made, newest, person


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


def headers():
    """Lines of one's own in the head, receipts, and whom answers go to."""
    message = ADA.new_message()
    message.to.add("bob@contoso.com")
    message.reply_to.add([("The office", "eve@contoso.com")])
    message.subject, message.body = "With a head", "<html><body>Look above.</body></html>"
    message.message_headers = [{"name": "x-project", "value": "Lighthouse"}, {"name": "X-Round", "value": "2"}]
    message.is_read_receipt_requested = message.is_delivery_receipt_requested = True
    done(message.send())
    sent = next(iter(ADA.sent_folder().get_messages(limit=1)))
    came = next(iter(BOB.inbox_folder().get_messages(limit=1)))
    head = BOB.get_message(object_id=came.object_id, query=Q.select("internetMessageHeaders")).message_headers
    return {
        "own": sorted([it["name"], it["value"]] for it in head if it["name"].lower().startswith("x-")),
        "replyTo": [[person(it) for it in one.reply_to] for one in (sent, came)],
        "receipts": [[one.is_read_receipt_requested, one.is_delivery_receipt_requested] for one in (sent, came)],
    }


def later():
    """A letter that waits."""
    message = ADA.new_message()
    message.to.add("bob@contoso.com")
    message.subject, message.body = "Not before tomorrow", "<html><body>Good morning.</body></html>"
    message.delay_delivery("2040-03-03T09:00:00Z")
    done(message.send())
    return {"bob": newest(BOB.inbox_folder()), "sent": newest(ADA.sent_folder()), "counts": counts()}


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
