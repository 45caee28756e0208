"""OpenDAL does the work of drives on the emulator, and prints what it has seen.

    open_dal.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
"""

import hashlib
import json
import os
import re
import sys

import front

SCENE = json.loads(os.environ["SCENE"])
EMULATOR = SCENE["emulator"]


def data(size):
    """Bytes that everybody can make: no two blocks of them are alike."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(-(-size // 32)))
    return b"".join(blocks)[:size]


def digest(content):
    return hashlib.sha256(content).hexdigest()


def objects(store):
    """Its own words for it: a folder's name ends in a slash, and a listing has the folder itself."""

    def listed(folder):
        # Of the paths that Graph writes for drives of work it keeps the names alone.
        return sorted(re.search("[^/]+/?$", it.path)[0] for it in store.list(folder))

    def told(path):
        it = store.stat(path)
        return [it.content_length, it.etag is not None]

    seen = {}
    store.write("Store/a/small.txt", b"hello")
    store.write("Store/large.bin", data(6_000_000))
    store.create_dir("Store/empty/")
    seen["listed"] = [listed("Store/"), listed("Store/a/")]
    seen["told"] = [told("Store/large.bin"), told("Store/a/small.txt"), told("Welcome.txt")]
    seen["read"] = [digest(store.read(path)) for path in ("Store/large.bin", "Store/a/small.txt", "Bridge/Plan.svg")]
    with store.open("Store/large.bin", "rb") as file:
        file.seek(1_000_000)
        part = b""
        # It reads as much as has come.
        while len(part) < 70_000 and (more := file.read(70_000 - len(part))):
            part += more
        seen["part"] = digest(part)
    store.write("Store/a/small.txt", b"hello again")
    seen["replaced"] = [told("Store/a/small.txt"), digest(store.read("Store/a/small.txt"))]
    store.rename("Store/a/small.txt", "Store/moved.txt")
    store.delete("Store/nothing.txt")
    seen["moved"] = [store.exists(path) for path in ("Store/a/small.txt", "Store/moved.txt", "Store/empty/", "Store/b/")]
    store.delete("Store/large.bin")
    seen["left"] = listed("Store/")
    store.remove_all("Store/")
    seen["gone"] = store.exists("Store/moved.txt")
    return seen


STEPS = {"objects": objects}

if __name__ == "__main__":
    with front.standing(EMULATOR["authority"], SCENE["certificate"]) as proxy:
        os.environ.update(HTTPS_PROXY=proxy, SSL_CERT_FILE=SCENE["certificate"])
        # It reads these when it is loaded.
        import opendal

        print(json.dumps(STEPS[sys.argv[1]](opendal.Operator("onedrive", root="/", access_token=EMULATOR["token"]))))
