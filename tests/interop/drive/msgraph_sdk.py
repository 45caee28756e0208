"""Microsoft's Python SDK does the work of drives on the emulator, and prints what it has seen.

    msgraph_sdk.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
"""

import asyncio
import json
import sys

import msgraph_sdk_order as order
import msgraph_sdk_reading as reading
import msgraph_sdk_writing as writing

STEPS = {
    "drives": reading.drives,
    "listing": reading.listing,
    "search": reading.search,
    "download": reading.download,
    "thumbnails": reading.thumbnails,
    "changes": reading.changes,
    "upload": writing.upload,
    "conflicts": writing.conflicts,
    "versions": writing.versions,
    "organise": order.organise,
    "copies": order.copies,
    "sharing": order.sharing,
    "refused": order.refused,
}


async def main():
    await reading.ready()
    print(json.dumps(await STEPS[sys.argv[1]]()))


if __name__ == "__main__":
    asyncio.run(main())
