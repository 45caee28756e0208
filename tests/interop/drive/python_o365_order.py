"""Files and folders made, renamed, moved, copied, deleted and shared, and what is refused, by python-o365."""

from python_o365_seen import BOB, DRIVE, at, done, item, names, tree


def organise():
    root = done(DRIVE.get_root_folder())
    folder = done(root.create_child_folder("Plans", description="What is to be built"))
    seen = {"made": item(folder)}
    welcome = at("/Welcome.txt")
    done(welcome.update(name="Hello.txt"))
    seen["renamed"] = item(at("/Hello.txt"))
    done(welcome.update(description="Read me first"))
    seen["described"] = item(at("/Hello.txt"))
    done(welcome.move(folder))
    seen["moved"] = [item(at("/Plans/Hello.txt")), at("/Plans/Hello.txt").object_id == welcome.object_id]
    done(at("/Bridge/Minutes").move(DRIVE))
    done(at("/Reports/2025.csv").delete())
    done(at("/Bridge").delete())
    seen["root"] = names(root.get_items())
    seen["tree"] = tree(root)
    seen["used"] = done(DRIVE.refresh()) and [DRIVE.quota["used"], DRIVE.quota["deleted"]]
    return seen


def followed(operation):
    """The stations of a copy."""
    seen = [[state, percentage] for state, percentage in operation.check_status(delay=0)]
    return [*seen, [operation.status, operation.completion_percentage]]


def copies():
    """A file beside itself, a file and a folder into another one."""
    archive = at("/Archive")
    plan = at("/Bridge/Plan.svg")
    seen = {}
    for name, operation in [
        ("beside", plan.copy(name="Plan 2")),
        ("file", plan.copy(archive)),
        ("named", plan.copy(archive, name="Old.svg")),
        ("folder", at("/Bridge").copy(archive)),
        ("drive", plan.copy(DRIVE)),
    ]:
        stations = followed(done(operation))
        made = done(operation.get_item())
        seen[name] = [stations, item(made)]
    return {**seen, "tree": tree(done(DRIVE.get_root_folder()))}


def permission(it):
    link = [it.share_type, it.share_scope] if it.permission_type == "link" else None
    return [it.roles, link, it.granted_to, it.inherited_from is not None]


def sharing():
    loads = at("/Bridge/Loads.csv")
    view = done(loads.share_with_link("view", "anonymous"))
    again = done(loads.share_with_link("view", "anonymous"))
    edit = done(loads.share_with_link("edit", "organization"))
    dated = done(loads.share_with_link("view", "anonymous", share_password="between us", share_expiration_date="2041-01-01"))
    seen = {"links": [permission(it) for it in (view, again, edit, dated)], "same": view.object_id == again.object_id}
    done(loads.share_with_invite("bob@contoso.com", send_email=False, share_type="view"))
    done(at("/Bridge/Minutes").share_with_invite(["bob@contoso.com", "carol@contoso.com"], message="Look", share_type="edit"))
    seen["listed"] = [permission(it) for it in loads.get_permissions()]
    seen["below"] = [permission(it) for it in at("/Bridge/Minutes/January.txt").get_permissions()]
    seen["shared"] = [item(at("/Bridge/Loads.csv")), item(at("/Bridge/Minutes"))]
    # It asks for what others share once more, in the words of the drive that has it.
    seen["withBob"] = [[it.name, it.remote_item.size, path(it.remote_item)] for it in BOB.get_shared_with_me()]
    bobs = next(it for it in loads.get_permissions() if it.granted_to)
    done(bobs.update_roles("write"))
    seen["changed"] = [permission(it) for it in loads.get_permissions()]
    done(bobs.delete())
    done(edit.delete())
    seen["left"] = [permission(it) for it in loads.get_permissions()]
    return seen


def path(it):
    return it.parent_path.split("root:", 1)[1]


def refused():
    """What cannot be: the status of each answer."""
    root = done(DRIVE.get_root_folder())
    welcome = at("/Welcome.txt")
    bridge = at("/Bridge")

    def status(ask):
        try:
            return [None, repr(ask())]
        except Exception as error:
            return [error.response.status_code, error.response.json()["error"]["code"]]

    return {
        "noPath": status(lambda: DRIVE.get_item_by_path("/Bridge/nothing.txt")),
        "noItem": status(lambda: DRIVE.get_item("01NOTHING")),
        "noDrive": status(lambda: DRIVE.con.get(DRIVE.build_url("/drives/b!nothing"))),
        "badDrive": status(lambda: DRIVE.con.get(DRIVE.build_url("/drives/nothing"))),
        "taken": status(lambda: root.create_child_folder("Reports")),
        "takenByName": status(lambda: welcome.update(name="Bridge")),
        "badName": status(lambda: welcome.update(name="a|b")),
        "intoItself": status(lambda: bridge.move(at("/Bridge/Minutes"))),
        "intoFile": status(lambda: bridge.move(welcome.object_id)),
        "current": status(lambda: done(welcome.get_version("1.0")).restore()),
        "noVersion": status(lambda: welcome.get_version("9.0")),
        "noSpecial": status(lambda: DRIVE.get_special_folder("attachments")),
    }
