"""Files written: in one request, in sessions, from streams, over others, and version by version, by python-o365."""

import io
import pathlib

from python_o365_seen import DRIVE, at, data, digest, done, item, time, tree


def put(folder, name, content, **options):
    return done(folder.upload_file(None, name, stream=io.BytesIO(content), stream_size=len(content), **options))


def told(answer):
    """Whether what was asked for was refused, and how."""
    try:
        return item(answer())
    except Exception as error:
        return error.response.status_code


def dates(it):
    """It has no place for the times that a client gives."""
    times = DRIVE.con.get(it.build_url(f"/items/{it.object_id}")).json()["fileSystemInfo"]
    return [item(it), times["createdDateTime"], times["lastModifiedDateTime"]]


def upload():
    local = pathlib.Path("python-o365")
    local.mkdir()
    for name, size in [("small.bin", 70_000), ("large.bin", 6_500_000), ("Größe & 100%.txt", 12)]:
        (local / name).write_bytes(data(size))
    folder = done(done(DRIVE.get_root_folder()).create_child_folder("Uploads"))
    small = done(folder.upload_file(local / "small.bin"))
    large = done(folder.upload_file(local / "large.bin", chunk_size=2 * 327_680))
    named = done(folder.upload_file(local / "Größe & 100%.txt"))
    stream = put(folder, "stream.bin", data(4_500_000))
    session = put(folder, "session.bin", data(100), upload_in_chunks=True)
    return {
        "made": [item(it) for it in (small, large, named, stream, session)],
        "tree": tree(at("/Uploads")),
        "content": [digest(read(it)) for it in (large, named, stream)],
    }


def read(it):
    stream = io.BytesIO()
    done(it.download(output=stream))
    return stream.getvalue()


def conflicts():
    root = done(DRIVE.get_root_folder())
    session = {"upload_in_chunks": True}
    dated = {"file_created_date_time": "2020-01-02T03:04:05Z", "file_last_modified_date_time": "2021-02-03T04:05:06Z"}
    first = put(root, "Taken.bin", data(10))
    replaced = put(root, "Taken.bin", data(20))
    return {
        "first": item(first),
        "replaced": [item(replaced), replaced.object_id == first.object_id],
        "fail": told(lambda: put(root, "Taken.bin", data(30), conflict_handling="fail", **session)),
        "rename": told(lambda: put(root, "Taken.bin", data(40), conflict_handling="rename", **session)),
        "replace": told(lambda: put(root, "Taken.bin", data(50), conflict_handling="replace", **session)),
        "dated": dates(put(root, "Dated.bin", data(60), conflict_handling="fail", **dated, **session)),
        "tree": tree(root),
    }


def versions():
    folder = at("/Reports")
    for count in (100, 200, 300):
        report = put(folder, "Draft.txt", data(count))
    seen = {"listed": [version(it) for it in report.get_versions()]}
    one = done(report.get_version("1.0"))
    stream = io.BytesIO()
    done(one.download(output=stream))
    seen["one"] = [version(one), digest(stream.getvalue())]
    done(one.restore())
    report = at("/Reports/Draft.txt")
    seen["restored"] = [item(report), [version(it) for it in report.get_versions()], digest(read(report))]
    seeded = at("/Welcome.txt").get_versions()
    seen["seeded"] = [[*version(it), time(it.modified), it.modified_by.display_name] for it in seeded]
    return seen


def version(it):
    return [it.object_id, it.size]
