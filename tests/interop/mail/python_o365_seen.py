"""What all clients can tell of folders and messages, in one form, by python-o365.

Ids of what is made, and times of today, are not told: they are nobody's to agree on.
"""

import base64
import datetime
import hashlib
import json
import os

from O365 import Account, MSGraphProtocol
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
