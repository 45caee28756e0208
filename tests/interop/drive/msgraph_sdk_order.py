"""Files and folders made, renamed, moved, copied, deleted and shared, and what is refused, by Microsoft's Python SDK."""

import datetime

import httpx
from kiota_abstractions.api_error import APIError
from kiota_abstractions.base_request_configuration import RequestConfiguration
from kiota_abstractions.native_response_handler import NativeResponseHandler
from kiota_http.middleware.options import ResponseHandlerOption
from msgraph.generated.drives.item.items.item.copy.copy_post_request_body import CopyPostRequestBody
from msgraph.generated.drives.item.items.item.create_link.create_link_post_request_body import CreateLinkPostRequestBody
from msgraph.generated.drives.item.items.item.invite.invite_post_request_body import InvitePostRequestBody
from msgraph.generated.models.drive_item import DriveItem
from msgraph.generated.models.drive_recipient import DriveRecipient
from msgraph.generated.models.folder import Folder
from msgraph.generated.models.item_reference import ItemReference
from msgraph.generated.models.permission import Permission
from msgraph_sdk_seen import CLIENT, at, by_id, drive, everything, item, listed, names, root, tree


async def organise():
    made = await root().children.post(DriveItem(name="Plans", folder=Folder(), description="What is to be built"))
    seen = {"made": item(made)}
    welcome = (await at("Welcome.txt").get()).id
    await by_id(welcome).patch(DriveItem(name="Hello.txt"))
    seen["renamed"] = item(await at("Hello.txt").get())
    await by_id(welcome).patch(DriveItem(description="Read me first"))
    seen["described"] = item(await at("Hello.txt").get())
    await by_id(welcome).patch(DriveItem(parent_reference=ItemReference(id=made.id)))
    moved = await at("Plans/Hello.txt").get()
    seen["moved"] = [item(moved), moved.id == welcome]
    await at("Bridge/Minutes").patch(DriveItem(parent_reference=ItemReference(id=(await root().get()).id)))
    await at("Reports/2025.csv").delete()
    await at("Bridge").delete()
    quota = (await drive().get()).quota
    return {
        **seen,
        "root": names(await everything(root().children)),
        "tree": await tree(root()),
        "used": [quota.used, quota.deleted],
    }


async def followed(place, folder=None, name=None):
    """The stations of a copy, and what was made. It hides where a copy can be watched, unless its answer is asked for."""
    parent = folder and ItemReference(id=folder.id, drive_id=folder.parent_reference.drive_id)
    native = RequestConfiguration(options=[ResponseHandlerOption(NativeResponseHandler())])
    answer = await place.copy.post(CopyPostRequestBody(parent_reference=parent, name=name), native)
    stations = []
    async with httpx.AsyncClient() as client:
        while True:
            told = (await client.get(answer.headers["location"])).json()
            stations.append([told["status"], told["percentageComplete"]])
            if "resourceId" in told:
                return [stations, item(await by_id(told["resourceId"]).get())]


async def copies():
    """A file beside itself, a file and a folder into another one."""
    archive, top, plan = await at("Archive").get(), await root().get(), at("Bridge/Plan.svg")
    return {
        "beside": await followed(plan, name="Plan 2.svg"),
        "file": await followed(plan, archive),
        "named": await followed(plan, archive, "Old.svg"),
        "folder": await followed(at("Bridge"), archive),
        "drive": await followed(plan, top),
        "tree": await tree(root()),
    }


def permission(it):
    link = [it.link.type, it.link.scope] if it.link else None
    person = it.granted_to.user.display_name if it.granted_to else None
    return [it.roles, link, person, it.inherited_from is not None]


async def sharing():
    loads, minutes = at("Bridge/Loads.csv"), at("Bridge/Minutes")

    async def permissions(of=loads):
        return [permission(it) for it in await listed(of.permissions)]

    # Unsaid, the SDK says false, which takes away what folders above give.
    kept = {"retain_inherited_permissions": True}
    anyone = {"type": "view", "scope": "anonymous", **kept}
    ends = datetime.datetime(2041, 1, 1, tzinfo=datetime.timezone.utc)
    view = await loads.create_link.post(CreateLinkPostRequestBody(**anyone))
    again = await loads.create_link.post(CreateLinkPostRequestBody(**anyone))
    edit = await loads.create_link.post(CreateLinkPostRequestBody(type="edit", scope="organization", **kept))
    dated = await loads.create_link.post(
        CreateLinkPostRequestBody(password="between us", expiration_date_time=ends, **anyone)
    )
    seen = {"links": [permission(it) for it in (view, again, edit, dated)], "same": view.id == again.id}
    bob, carol = DriveRecipient(email="bob@contoso.com"), DriveRecipient(email="carol@contoso.com")
    quiet = {"require_sign_in": True, "send_invitation": False, **kept}
    await loads.invite.post(InvitePostRequestBody(recipients=[bob], roles=["read"], **quiet))
    loud = {"require_sign_in": True, "send_invitation": True, "message": "Look", **kept}
    await minutes.invite.post(InvitePostRequestBody(recipients=[bob, carol], roles=["write"], **loud))
    seen["listed"] = await permissions()
    seen["below"] = await permissions(at("Bridge/Minutes/January.txt"))
    seen["shared"] = [item(await loads.get()), item(await minutes.get())]
    with_bob = (await drive("bob").shared_with_me.get()).value
    seen["withBob"] = [
        [it.name, it.remote_item.size, it.remote_item.parent_reference.path.split("root:")[1]] for it in with_bob
    ]
    bobs = next(it for it in await listed(loads.permissions) if it.granted_to)
    by_permission = loads.permissions.by_permission_id
    await by_permission(bobs.id).patch(Permission(roles=["write"]))
    seen["changed"] = await permissions()
    await by_permission(bobs.id).delete()
    await by_permission(edit.id).delete()
    return {**seen, "left": await permissions()}


async def refused():
    """What cannot be: the status and the code of each answer."""

    async def status(asked):
        try:
            return [None, repr(await asked)]
        except APIError as error:
            return [error.response_status_code, error.error.code]

    def into(item_id):
        return DriveItem(parent_reference=ItemReference(id=item_id))

    welcome, bridge = at("Welcome.txt"), at("Bridge")
    minutes, file = (await at("Bridge/Minutes").get()).id, (await welcome.get()).id
    version = welcome.versions.by_drive_item_version_id
    return {
        "noPath": await status(at("Bridge/nothing.txt").get()),
        "noItem": await status(by_id("01NOTHING").get()),
        "noDrive": await status(CLIENT.drives.by_drive_id("b!nothing").get()),
        "badDrive": await status(CLIENT.drives.by_drive_id("nothing").get()),
        "taken": await status(root().children.post(DriveItem(name="Reports", folder=Folder()))),
        "takenByName": await status(welcome.patch(DriveItem(name="Bridge"))),
        "badName": await status(welcome.patch(DriveItem(name="a|b"))),
        "intoItself": await status(bridge.patch(into(minutes))),
        "intoFile": await status(bridge.patch(into(file))),
        "current": await status(version("1.0").restore_version.post()),
        "noVersion": await status(version("9.0").get()),
        "noSpecial": await status(drive().special.by_drive_item_id("attachments").get()),
    }
