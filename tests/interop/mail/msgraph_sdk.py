"""Microsoft's Python SDK does the work of mail on the emulator, and prints what it has seen.

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
    "folders": reading.list_folders,
    "listing": reading.listing,
    "filters": reading.filters,
    "search": reading.search,
    "read": reading.read,
    "mime": reading.mime,
    "changes": reading.changes,
    "send": writing.send,
    "answered": writing.answered,
    "organise": order.organise,
    "settings": order.settings,
    "categories": order.categories,
    "rules": order.rules,
}

if __name__ == "__main__":
    print(json.dumps(asyncio.run(STEPS[sys.argv[1]]())))
