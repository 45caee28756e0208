"""What all clients can tell of folders and messages, in one form, by Microsoft's Python SDK.

Ids of what is made, and times of today, are not told: they are nobody's to agree on.
"""

import hashlib
import json
import os

from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.models.body_type import BodyType
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.item_attachment import ItemAttachment
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.recipient import Recipient
from msgraph_core.tasks.page_iterator import PageIterator

EMULATOR = json.loads(os.environ["SCENE"])["emulator"]


class Token(AccessTokenProvider):
    """The emulator's token, for Graph alone."""

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
