"""What all clients can tell of files and folders, in one form, by python-o365.

Ids of what is made, and times of today, are not told: they are nobody's to agree on.
"""

import base64
import datetime
import hashlib
import json
import os
from urllib.parse import unquote

from O365 import Account, MSGraphProtocol
from O365.utils import BaseTokenBackend

EMULATOR = json.loads(os.environ["SCENE"])["emulator"]
UTC = datetime.timezone.utc
# A picture of 3 by 2 points.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR42mM4ISf3//9/ObkTDHAWAGR4CgvgafcoAAAAAElFTkSuQmCC"
)


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
STORAGE = ACCOUNT.storage()
DRIVE = STORAGE.get_default_drive(request_drive=True)
BOB = ACCOUNT.storage(resource="bob@contoso.com").get_default_drive()


def done(answer):
    """python-o365 says with False or None that something was not done."""
    if not answer:
        raise RuntimeError(f"it was not done: {answer!r}")
    return answer


def at(path):
    """It leaves the encoding of paths to us."""
    return done(DRIVE.get_item_by_path(path))


def time(when):
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else None


def digest(content):
    return hashlib.sha256(content).hexdigest()


def path(it):
    folder = unquote(it.parent_path.split("root:", 1)[1]).strip("/")
    return f"{folder}/{it.name}" if folder else it.name


def item(it):
    """What can be agreed on of an item of today."""
    return {
        "path": path(it),
        "kind": "folder" if it.is_folder else "file",
        "size": it.size,
        "children": it.child_count if it.is_folder else None,
        "type": None if it.is_folder else it.mime_type,
        "hash": None if it.is_folder else it.hashes["quickXorHash"],
        "description": it.description or None,
        "shared": it.shared,
    }


def seeded(it):
    """All of an item that was there before."""
    return {
        **item(it),
        "id": it.object_id,
        "parent": it.parent_id,
        "drive": it.drive_id,
        "webUrl": it.web_url,
        "created": time(it.created),
        "modified": time(it.modified),
        "by": [it.created_by.display_name, it.modified_by.display_name],
    }


def names(items):
    return [it.name for it in items]


def tree(folder):
    """A folder with all that is below it, in the order of the paths."""
    seen = []
    for it in folder.get_items():
        seen.append(item(it))
        if it.is_folder:
            seen.extend(tree(it))
    return sorted(seen, key=lambda one: one["path"])


def data(size):
    """Bytes that everybody can make: no two blocks of them are alike."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(-(-size // 32)))
    return b"".join(blocks)[:size]
