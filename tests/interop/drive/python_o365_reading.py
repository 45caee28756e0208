"""Drives, listings, searches, bytes and pictures, by python-o365."""

import io
import pathlib

from python_o365_seen import ACCOUNT, BOB, DRIVE, PICTURE, STORAGE, at, data, digest, done, item, names, seeded, tree


def drive(it):
    return {
        "id": it.object_id,
        "name": it.name,
        "type": it.drive_type,
        "owner": it.owner.display_name,
        "quota": [it.quota[part] for part in ("total", "used", "remaining", "deleted", "state")],
    }


def drives():
    byName = ACCOUNT.storage(resource="bob@contoso.com").get_default_drive(request_drive=True)
    refreshed = STORAGE.get_default_drive()
    done(refreshed.refresh())
    return {
        "own": drive(DRIVE),
        "refreshed": drive(refreshed),
        "all": [drive(it) for it in STORAGE.get_drives()],
        "byId": drive(done(STORAGE.get_drive(DRIVE.object_id))),
        "bob": drive(byName),
    }


def listing():
    root = done(DRIVE.get_root_folder())
    bridge = at("/Bridge")
    plan = done(DRIVE.get_item(at("/bridge/PLAN.svg").object_id))
    return {
        "root": [root.name, root.child_count, root.size],
        "children": [seeded(it) for it in DRIVE.get_items()],
        "bridge": [seeded(it) for it in bridge.get_items()],
        # Of the root, and not of the drive: a drive filters whatever it lists later by what one listing has asked for.
        "folders": [names(root.get_child_folders()), names(bridge.get_child_folders())],
        "ordered": names(bridge.get_items(order_by="size desc")),
        "paged": names(root.get_items(limit=5, batch=2)),
        "first": names(bridge.get_items(limit=2)),
        "byId": seeded(plan),
        "parent": seeded(plan.get_parent()),
        "drive": plan.get_drive().object_id if plan.get_drive() else None,
        "recent": [it.object_id for it in DRIVE.get_recent()],
        "bob": [item(it) for it in BOB.get_items()],
        # Last, since it makes the folder.
        "special": special(done(DRIVE.get_special_folder("documents"))),
    }


def special(it):
    return [it.name, it.special_folder, it.child_count]


def search():
    bridge = at("/Bridge")
    return {
        "name": [seeded(it) for it in DRIVE.search("Plan")],
        "content": names(DRIVE.search("pump")),
        "words": names(DRIVE.search("month sales")),
        "below": [names(bridge.search("csv")), names(bridge.search("Welcome"))],
        "nothing": names(DRIVE.search("nowhere")),
    }


def download():
    """Bytes into files, a stream and a folder."""
    here = pathlib.Path("python-o365")
    here.mkdir()
    big = done(done(DRIVE.get_root_folder()).upload_file("big.bin", "big.bin", stream=io.BytesIO(data(7 << 20)), stream_size=7 << 20))
    done(big.download(here))
    done(at("/Bridge/Loads.csv").download(here, name="loads"))
    stream = io.BytesIO()
    done(at("/Bridge/Plan.svg").download(output=stream))
    at("/Bridge").download_contents(here / "Bridge")
    files = sorted(it for it in here.glob("Bridge/**/*") if it.is_file())
    return {
        "big": digest((here / "big.bin").read_bytes()),
        "small": digest((here / "loads.csv").read_bytes()),
        "stream": digest(stream.getvalue()),
        "tree": [[it.relative_to(here).as_posix(), digest(it.read_bytes())] for it in files],
    }


def thumbnails():
    root = done(DRIVE.get_root_folder())
    picture = done(root.upload_file(None, "Flag.png", stream=io.BytesIO(PICTURE), stream_size=len(PICTURE)))
    sets = picture.get_thumbnails()["value"]
    sizes = ("small", "medium", "large")
    one = picture.get_thumbnails(size="medium")["value"]
    return {
        "picture": [picture.is_image, picture.width, picture.height, item(picture)],
        "sets": [{size: [it[size]["width"], it[size]["height"]] for size in sizes} for it in sets],
        "one": [{name: [it[name]["width"], it[name]["height"]] for name in sizes if name in it} for it in one],
        "content": digest(DRIVE.con.naive_request(sets[0]["medium"]["url"], "GET").content),
        "none": len(at("/Welcome.txt").get_thumbnails()["value"]),
        "tree": tree(root),
    }
