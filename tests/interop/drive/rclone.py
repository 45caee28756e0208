"""rclone does the work of drives on the emulator, and we print what it has seen.

    rclone.py STEP

`SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
"""

import base64
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import urllib.request

import front

SCENE = json.loads(os.environ["SCENE"])
EMULATOR = SCENE["emulator"]
RCLONE = pathlib.Path(sys.executable).with_name("rclone")


def own_drive():
    request = urllib.request.Request(f"{EMULATOR['graph']}/me/drive", headers={"Authorization": f"Bearer {EMULATOR['token']}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["id"]


def rclone(*arguments):
    ended = subprocess.run([RCLONE, "--retries", "1", "--low-level-retries", "1", *arguments], capture_output=True, text=True)
    if ended.returncode:
        raise RuntimeError(f"rclone {arguments[0]}: {ended.stderr}")
    return ended.stdout


def written(hash):
    """It writes hashes in hexadecimal."""
    return base64.b64encode(bytes.fromhex(hash)).decode()


def listed(place="od:"):
    """Everything below a place, in the order of the paths. It knows no sizes of folders."""
    found = json.loads(rclone("lsjson", "--recursive", "--hash", place))
    return [
        {
            "path": it["Path"],
            "kind": "folder" if it["IsDir"] else "file",
            "size": None if it["IsDir"] else it["Size"],
            "hash": None if it["IsDir"] else written(it["Hashes"]["quickxor"]),
        }
        for it in sorted(found, key=lambda it: it["Path"])
    ]


def data(size):
    """Bytes that everybody can make: no two blocks of them are alike."""
    blocks = (hashlib.sha256(str(number).encode()).digest() for number in range(-(-size // 32)))
    return b"".join(blocks)[:size]


def walk():
    about = json.loads(rclone("about", "--json", "od:"))
    return {"all": listed(), "below": listed("od:Bridge/Minutes"), "used": about["used"], "total": about["total"]}


def transfer():
    """A folder brought up, checked by its hashes, and brought down again."""
    up, down = pathlib.Path("up"), pathlib.Path("down")
    for name, size in FILES:
        (up / name).parent.mkdir(parents=True, exist_ok=True)
        (up / name).write_bytes(data(size))
        # Whole seconds, ten minutes apart.
        os.utime(up / name, (1_700_000_000, 1_700_000_000 + 600 * size))
    cutoff = ["--onedrive-upload-cutoff", "1Mi", "--onedrive-chunk-size", "640Ki"]
    rclone("copy", *cutoff, "up", "od:Backup")
    rclone("check", "up", "od:Backup")
    rclone("copy", "od:Backup", "down")
    times = json.loads(rclone("lsjson", "--recursive", "--files-only", "od:Backup"))
    return {
        "there": listed("od:Backup"),
        "times": sorted([it["Path"], it["ModTime"]] for it in times),
        "here": [[name, hashlib.sha256((down / name).read_bytes()).hexdigest()] for name, _ in FILES],
    }


FILES = [("a/b/large.bin", 3_000_000), ("a/one.bin", 1), ("a/small.bin", 70_000), ("Größe & 100%.txt", 12)]


def order():
    rclone("mkdir", "od:Plans/2040")
    rclone("moveto", "od:Welcome.txt", "od:Plans/Hello.txt")
    rclone("copyto", "od:Bridge/Plan.svg", "od:Plans/2040/Plan.svg")
    rclone("move", "od:Bridge/Minutes", "od:Plans/Minutes")
    rclone("deletefile", "od:Reports/2025.csv")
    rclone("purge", "od:Bridge")
    return {"all": listed()}


def hashes():
    """The hash of many lengths, by its own code."""
    pathlib.Path("sizes").mkdir()
    sizes = [1, 2, 19, 20, 21, 159, 160, 161, 320, 1000, 4096, 65_537, 1_000_003, 5_242_880]
    seen = {}
    for size in sizes:
        pathlib.Path(f"sizes/{size}").write_bytes(data(size))
        seen[str(size)] = written(rclone("hashsum", "quickxor", f"sizes/{size}").split()[0])
    return seen


STEPS = {"walk": walk, "transfer": transfer, "order": order, "hashes": hashes}

if __name__ == "__main__":
    with front.standing(EMULATOR["authority"], SCENE["certificate"]) as proxy:
        token = {"access_token": EMULATOR["token"], "token_type": "Bearer", "expiry": "2099-01-01T00:00:00Z"}
        os.environ.update(
            HTTPS_PROXY=proxy,
            SSL_CERT_FILE=SCENE["certificate"],
            RCLONE_CONFIG=os.devnull,
            RCLONE_CONFIG_OD_TYPE="onedrive",
            RCLONE_CONFIG_OD_TOKEN=json.dumps(token),
            RCLONE_CONFIG_OD_DRIVE_ID=own_drive(),
            RCLONE_CONFIG_OD_DRIVE_TYPE="business",
        )
        print(json.dumps(STEPS[sys.argv[1]]()))
