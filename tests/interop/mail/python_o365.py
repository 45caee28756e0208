"""python-o365 does the work of mail on the emulator, and prints what it has seen.

    python_o365.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
"""

import json
import sys

import python_o365_order as order
import python_o365_reading as reading
import python_o365_writing as writing

STEPS = {
    "folders": reading.list_folders,
    "listing": reading.listing,
    "filters": reading.filters,
    "search": reading.search,
    "read": reading.read,
    "mime": reading.mime,
    "send": writing.send,
    "upload": writing.upload,
    "inline": writing.inline,
    "item": writing.item,
    "headers": writing.headers,
    "later": writing.later,
    "drafted": writing.drafted,
    "organise": order.organise,
    "settings": order.settings,
    "categories": order.categories,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]]()))
