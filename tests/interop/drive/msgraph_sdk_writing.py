"""Files written in one request, in sessions, over others, and version by version, by Microsoft's Python SDK."""

import datetime
import io

from kiota_abstractions.api_error import APIError
from msgraph.generated.drives.item.items.item.create_upload_session.create_upload_session_post_request_body import (
    CreateUploadSessionPostRequestBody,
)
from msgraph.generated.models.drive_item import DriveItem
from msgraph.generated.models.drive_item_uploadable_properties import DriveItemUploadableProperties
from msgraph.generated.models.file_system_info import FileSystemInfo
from msgraph.generated.models.folder import Folder
from msgraph_core.tasks.large_file_upload import LargeFileUploadTask
from msgraph_sdk_seen import ADAPTER, at, by_id, data, digest, item, listed, root, time, tree

UNIT = 327_680
UTC = datetime.timezone.utc


async def session(path, content, conflict="fail", info=None):
    properties = DriveItemUploadableProperties(file_system_info=info)
    properties.additional_data = {"@microsoft.graph.conflictBehavior": conflict}
    begun = await at(path).create_upload_session.post(CreateUploadSessionPostRequestBody(item=properties))
    return LargeFileUploadTask(begun, ADAPTER, io.BytesIO(content), DriveItem, max_chunk_size=2 * UNIT)


async def upload():
    await root().children.post(DriveItem(name="Uploads", folder=Folder()))
    small = await at("Uploads/small.bin").content.put(data(70_000))
    large = await whole("Uploads/large.bin", data(6_500_000))
    named = await at("Uploads/Größe & 100%.txt").content.put(data(12))
    stream = await whole("Uploads/stream.bin", data(4_500_000))
    few = await whole("Uploads/session.bin", data(100))
    return {
        "made": [item(it) for it in (small, large, named, stream, few)],
        "tree": await tree(at("Uploads")),
        "content": [digest(await by_id(it.id).content.get()) for it in (large, named, stream)],
    }


async def whole(path, content, **options):
    """Sends a session's fragments one by one: the task's own loop reads no range without an end, and sends the last fragment twice."""
    task = await session(path, content, **options)
    for start in range(0, task.file_size, task.max_chunk_size):
        end = min(start + task.max_chunk_size, task.file_size)
        task.next_range = f"{start}-{end - 1}"
        if end == task.file_size:
            return await task.last_chunk(task.stream)
        await task.next_chunk(task.stream)


async def conflicts():
    async def told(size, conflict):
        try:
            return item(await whole("Taken.bin", data(size), conflict=conflict))
        except APIError as error:
            return error.response_status_code

    first = await at("Taken.bin").content.put(data(10))
    replaced = await at("Taken.bin").content.put(data(20))
    seen = {
        "first": item(first),
        "replaced": [item(replaced), replaced.id == first.id],
        "fail": await told(30, "fail"),
        "rename": await told(40, "rename"),
        "replace": await told(50, "replace"),
    }
    dates = FileSystemInfo(
        created_date_time=datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        last_modified_date_time=datetime.datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC),
    )
    dated = await whole("Dated.bin", data(60), info=dates)
    times = dated.file_system_info
    seen["dated"] = [item(dated), time(times.created_date_time), time(times.last_modified_date_time)]
    return {**seen, "tree": await tree(root())}


async def versions():
    report = at("Reports/Draft.txt")
    for count in (100, 200, 300):
        await report.content.put(data(count))

    async def all_of_them():
        return [[it.id, it.size] for it in await listed(report.versions)]

    seen = {"listed": await all_of_them()}
    one = report.versions.by_drive_item_version_id("1.0")
    told = await one.get()
    seen["one"] = [[told.id, told.size], digest(await one.content.get())]
    await one.restore_version.post()
    seen["restored"] = [item(await report.get()), await all_of_them(), digest(await report.content.get())]
    seeded = await listed(at("Welcome.txt").versions)
    seen["seeded"] = [
        [it.id, it.size, time(it.last_modified_date_time), it.last_modified_by.user.display_name] for it in seeded
    ]
    return seen
