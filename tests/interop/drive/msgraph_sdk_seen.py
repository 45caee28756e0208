"""What all clients can tell of files and folders, in one form, by Microsoft's Python SDK.

Ids of what is made, and times of today, are not told: they are nobody's to agree on.
"""

import base64
import hashlib
import json
import os
from urllib.parse import unquote

from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph_core.tasks.page_iterator import PageIterator

EMULATOR = json.loads(os.environ["SCENE"])["emulator"]
# A picture of 3 by 2 points.
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR42mM4ISf3//9/ObkTDHAWAGR4CgvgafcoAAAAAElFTkSuQmCC")


class Token(AccessTokenProvider):
    """The emulator's token, for Graph alone."""

    async def get_authorization_token(self, uri, additional_authentication_context=None):
        return EMULATOR["token"] if uri.startswith(EMULATOR["graph"]) else ""

    def get_allowed_hosts_validator(self):
        return AllowedHostsValidator([])


class Bearer(BaseBearerTokenAuthenticationProvider):
    """Leaves requests to other hosts without a header, where it would write one without a token."""

    async def authenticate_request(self, request, additional_authentication_context=None):
        if request.url.startswith(EMULATOR["graph"]):
            await super().authenticate_request(request, additional_authentication_context)


ADAPTER = GraphRequestAdapter(Bearer(Token()))
ADAPTER.base_url = EMULATOR["graph"]
CLIENT = GraphServiceClient(request_adapter=ADAPTER)
# It has drives by their ids alone.
DRIVES = {}


def drive(owner="ada"):
    return CLIENT.drives.by_drive_id(DRIVES[owner])


async def ready():
    DRIVES["ada"] = (await CLIENT.me.drive.get()).id
    DRIVES["bob"] = (await CLIENT.users.by_user_id("bob@contoso.com").drive.get()).id


def by_id(item_id, owner="ada"):
    return drive(owner).items.by_drive_item_id(item_id)


def at(path):
    """A path stands where an id would."""
    return by_id(f"root:/{path}:")


def root(owner="ada"):
    return by_id("root", owner)


def asking(place, **options):
    """Query options, in the class that the client has for those of this place."""
    parameters = next(kind for name, kind in vars(type(place)).items() if name.endswith("GetQueryParameters"))
    return RequestConfiguration(query_parameters=parameters(**options))


async def listed(place, **options):
    return (await place.get(asking(place, **options))).value


async def everything(place, top=200):
    found = []
    pages = PageIterator(await place.get(asking(place, top=top)), ADAPTER)
    await pages.iterate(lambda it: found.append(it) or True)
    return found


def time(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def digest(content):
    return hashlib.sha256(content).hexdigest()


def names(items):
    return [it.name for it in items]


def path(it):
    folder = unquote(it.parent_reference.path.split("root:", 1)[1]).strip("/")
    return f"{folder}/{it.name}" if folder else it.name


def item(it):
    """What can be agreed on of an item of today."""
    return {
        "path": path(it),
        "kind": "folder" if it.folder else "file",
        "size": it.size,
        "children": it.folder.child_count if it.folder else None,
        "type": it.file.mime_type if it.file else None,
        "hash": it.file.hashes.quick_xor_hash if it.file else None,
        "description": it.description,
        "shared": it.shared.scope if it.shared else None,
    }


def seeded(it):
    """All of an item that was there before."""
    return {
        **item(it),
        "id": it.id,
        "parent": it.parent_reference.id,
        "drive": it.parent_reference.drive_id,
        "webUrl": it.web_url,
        "created": time(it.created_date_time),
        "modified": time(it.last_modified_date_time),
        "by": [it.created_by.user.display_name, it.last_modified_by.user.display_name],
    }


async def below(folder):
    """A folder with all that is below it."""
    found = []
    for it in await everything(folder.children):
        found.append(it)
        if it.folder:
            found.extend(await below(by_id(it.id)))
    return found


async def tree(folder):
    """The same in the order of the paths."""
    return sorted([item(it) for it in await below(folder)], key=lambda one: one["path"])


def data(size):
    """Bytes that everybody can make: no two blocks of them are alike."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(-(-size // 32)))
    return b"".join(blocks)[:size]
