"""python-o365 does the work of drives on the emulator, and prints what it has seen.

    python_o365.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
"""

import json
import sys

import python_o365_order as order
import python_o365_reading as reading
import python_o365_writing as writing

STEPS = {
    "drives": reading.drives,
    "listing": reading.listing,
    "search": reading.search,
    "upload": writing.upload,
    "conflicts": writing.conflicts,
    "download": reading.download,
    "versions": writing.versions,
    "thumbnails": reading.thumbnails,
    "organise": order.organise,
    "copies": order.copies,
    "sharing": order.sharing,
    "refused": order.refused,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]]()))
