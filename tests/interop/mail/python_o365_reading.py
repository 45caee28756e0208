"""Folders, listings, filters, searches, messages and their MIME, by python-o365."""

import datetime
import email
import email.policy
import pathlib

from python_o365_seen import ADA, Q, UTC, counts, digest, done, folder, folders, ids, seeded, time


def list_folders():
    lighthouse = ADA.get_folder(folder_name="Project Lighthouse")
    seen = {"top": counts(), "children": folders(lighthouse.get_folders()), "found": folder(lighthouse)}
    invoices = ADA.inbox_folder().create_child_folder("Invoices")
    seen["made"] = folder(invoices)
    done(invoices.update_folder_name("Paid"))
    seen["renamed"] = folders(ADA.inbox_folder().get_folders())
    done(invoices.move_folder(lighthouse))
    seen["moved"] = folders(lighthouse.get_folders())
    seen["parent"] = folder(ADA.get_folder(folder_id=invoices.folder_id).get_parent_folder())
    done(invoices.delete())
    seen["deleted"] = [counts(), folders(ADA.deleted_folder().get_folders())]
    return seen


def listing():
    pages, listed = [], ADA.inbox_folder().get_messages(limit=None, batch=30)
    for message in listed:
        if listed.state == 1:
            pages.append([])
        pages[-1].append([message.object_id, message.subject, time(message.received)])
    everything = ADA.get_messages(limit=None)
    return {
        "pages": pages,
        "archive": ids(ADA.archive_folder().get_messages(limit=None)),
        "first": ids(ADA.inbox_folder().get_messages(limit=7)),
        "everything": ids(everything),
    }


def filters():
    since = datetime.datetime(2040, 2, 1, tzinfo=UTC)
    inbox = ADA.inbox_folder()
    newest_first, by_subject = Q.orderby(("receivedDateTime", False)), Q.orderby("subject")
    late = Q.greater_equal("received_date_time", since)
    asked = {
        "unread": Q.equals("is_read", False),
        "late": late & newest_first,
        "lateUnread": Q.chain_and(late, Q.equals("is_read", False)) & newest_first,
        "important": Q.equals("importance", "high"),
        "from": Q.equals("from", "no-reply@tailspintoys.com"),
        "contains": Q.contains("subject", "pump"),
        "either": Q.chain_or(Q.startswith("subject", "Re:"), Q.equals("has_attachments", True)),
        "not": Q.negate(Q.contains("subject", "e")),
        "category": "categories/any(a:a eq 'Suppliers')",
        "bySubject": by_subject,
    }
    return {name: ids(inbox.get_messages(limit=100, query=query)) for name, query in asked.items()}


def search():
    asked = {
        "word": Q.search("pump"),
        "subject": Q.search("budget", "subject"),
        "participants": Q.search("tailspin", "participants"),
    }
    return {name: ids(ADA.get_messages(limit=100, query=query)) for name, query in asked.items()}


def read():
    listed = ADA.inbox_folder().get_messages(limit=25)
    return [seeded(ADA.get_message(object_id=it.object_id)) for it in listed]


def mime():
    """Letters as MIME. What Python's own reader finds in them must be what Graph says that there is."""
    seen = []
    for at, listed in enumerate(ADA.inbox_folder().get_messages(limit=12)):
        message, file = ADA.get_message(object_id=listed.object_id), pathlib.Path(f"{at}.eml")
        done(message.save_as_eml(file))
        content = message.get_mime_content()
        if file.read_bytes() != content:
            raise RuntimeError("the file has something else")
        parsed = email.message_from_bytes(content, policy=email.policy.default)
        said, letter = seeded(message), parsed.get_body(preferencelist=("html", "plain"))
        files = [(it.get_filename(), digest(it.get_payload(decode=True))) for it in parsed.iter_attachments()]
        sender = parsed["from"].addresses[0]
        for found, wanted in [
            (parsed["subject"], said["subject"]),
            (parsed["message-id"], said["internetMessageId"]),
            ([sender.display_name, sender.addr_spec], said["from"]),
            (letter.get_content().split(), said["body"][1].split()),
            (sorted(files), [(it["name"], it["sha256"]) for it in said["attachments"]]),
        ]:
            if found != wanted:
                raise RuntimeError(f"MIME has {found!r}, and Graph {wanted!r}")
        seen.append([len(content), digest(content)])
    return seen
