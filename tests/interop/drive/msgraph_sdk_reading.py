"""Drives, listings, searches, bytes, pictures, and what changes in a drive, by Microsoft's Python SDK."""

import pathlib

from kiota_abstractions.api_error import APIError
from msgraph.generated.models.drive_item import DriveItem
from msgraph.generated.models.item_reference import ItemReference
from msgraph_sdk_seen import (
    ADAPTER,
    CLIENT,
    DRIVES,
    PICTURE,
    asking,
    at,
    below,
    by_id,
    data,
    digest,
    drive,
    everything,
    item,
    listed,
    names,
    path,
    ready,
    root,
    seeded,
    tree,
)

__all__ = ["ready"]


def told(it):
    quota = it.quota
    return {
        "id": it.id,
        "name": it.name,
        "type": it.drive_type,
        "owner": it.owner.user.display_name,
        "quota": [quota.total, quota.used, quota.remaining, quota.deleted, quota.state],
    }


async def drives():
    return {
        "own": told(await CLIENT.me.drive.get()),
        "refreshed": told(await CLIENT.me.drive.get()),
        "all": [told(it) for it in (await CLIENT.me.drives.get()).value],
        "byId": told(await drive().get()),
        "bob": told(await CLIENT.users.by_user_id("bob@contoso.com").drive.get()),
    }


async def listing():
    top = await root().get()
    bridge = at("Bridge")
    plan = await by_id((await at("bridge/PLAN.svg").get()).id).get()
    folders = "folder ne null"
    return {
        "root": [top.name, top.folder.child_count, top.size],
        "children": [seeded(it) for it in await everything(root().children)],
        "bridge": [seeded(it) for it in await everything(bridge.children)],
        "folders": [names(await listed(it.children, filter=folders)) for it in (root(), bridge)],
        "ordered": names(await listed(bridge.children, orderby=["size desc"])),
        "paged": names(await everything(root().children, top=2)),
        "first": names(await listed(bridge.children, top=2)),
        "byId": seeded(plan),
        "parent": seeded(await by_id(plan.parent_reference.id).get()),
        "drive": (await CLIENT.drives.by_drive_id(plan.parent_reference.drive_id).get()).id,
        "recent": [it.id for it in (await drive().recent.get()).value],
        "bob": [item(it) for it in await everything(root("bob").children)],
        # Last, since it makes the folder.
        "special": special(await drive().special.by_drive_item_id("documents").get()),
    }


def special(it):
    return [it.name, it.special_folder.name, it.folder.child_count]


async def search():
    async def found(text, place=drive()):
        return (await place.search_with_q(text).get()).value

    return {
        "name": [seeded(it) for it in await found("Plan")],
        "content": names(await found("pump")),
        "words": names(await found("month sales")),
        "below": [names(await found("csv", at("Bridge"))), names(await found("Welcome", at("Bridge")))],
        "nothing": names(await found("nowhere")),
    }


async def download():
    """Bytes, which it always gives as a whole, into files."""
    here = pathlib.Path("msgraph-sdk")
    await at("big.bin").content.put(data(7 << 20))

    async def bytes_of(place, name):
        file = here / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(await place.content.get())
        return digest(file.read_bytes())

    files = [it for it in await below(at("Bridge")) if it.file]
    return {
        "big": await bytes_of(at("big.bin"), "big.bin"),
        "small": await bytes_of(at("Bridge/Loads.csv"), "loads.csv"),
        "stream": digest(await at("Bridge/Plan.svg").content.get()),
        "tree": sorted([[path(it), await bytes_of(by_id(it.id), path(it))] for it in files]),
    }


async def thumbnails():
    picture = await at("Flag.png").content.put(PICTURE)
    place = by_id(picture.id).thumbnails

    def sizes(it):
        parts = [("small", it.small), ("medium", it.medium), ("large", it.large)]
        return {name: [part.width, part.height] for name, part in parts if part}

    sets = await listed(place)
    return {
        "picture": [picture.image is not None, picture.image.width, picture.image.height, item(picture)],
        "sets": [sizes(it) for it in sets],
        "one": [sizes(it) for it in await listed(place, select=["medium"])],
        "content": digest(await by_id(picture.id).content.with_url(sets[0].medium.url).get()),
        "none": len(await listed(at("Welcome.txt").thumbnails)),
        "tree": await tree(root()),
    }


async def changes():
    """What changes in a drive between two rounds."""
    delta = root().delta

    async def follow(page, into):
        while True:
            for it in page.value:
                parent = it.parent_reference and it.parent_reference.id
                into.append([it.id, "deleted", None] if it.deleted else [it.id, it.name, parent])
            if not page.odata_next_link:
                return page.odata_delta_link
            page = await delta.with_url(page.odata_next_link).get()

    begun, later, latest = [], [], []
    link = await follow(await delta.get(asking(delta, top=5)), begun)
    newest = await follow(await root().delta_with_token("latest").get(), latest)
    archive = (await at("Archive").get()).id
    await at("Welcome.txt").patch(DriveItem(name="Hello.txt"))
    await at("Reports/2025.csv").patch(DriveItem(parent_reference=ItemReference(id=archive)))
    await at("Bridge/Minutes").delete()
    await follow(await delta.with_url(link).get(), later)
    await follow(await delta.with_url(newest).get(), latest)
    try:
        forgotten = await root().delta_with_token("old").get()
    except APIError as error:
        inner = error.error.inner_error
        forgotten = [error.response_status_code, inner.additional_data.get("code", error.error.code)]
    return {"begun": begun, "later": later, "latest": latest, "forgotten": forgotten}
