// Drives, listings, searches, bytes, pictures, and what changes in a drive, by Microsoft's JavaScript client.

import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { ResponseType } from "@microsoft/microsoft-graph-client";
import * as seen from "./graph_client_seen.mjs";

const { BOB, DRIVE, PICTURE, all, at, below, client, data, everything, get, item, names, path, refusal, seeded, sha256, tree } = seen;

const drive = ({ id, name, driveType, owner, quota: it }) => ({
  id,
  name,
  type: driveType,
  owner: owner.user.displayName,
  quota: [it.total, it.used, it.remaining, it.deleted, it.state],
});

export async function drives() {
  const own = await get(DRIVE);
  return {
    own: drive(own),
    refreshed: drive(await get(DRIVE)),
    all: (await get("/me/drives")).value.map(drive),
    byId: drive(await get(`/drives/${own.id}`)),
    bob: drive(await get(BOB)),
  };
}

const special = (it) => [it.name, it.specialFolder.name, it.folder.childCount];

export async function listing() {
  const root = await get(`${DRIVE}/root`);
  const children = (path) => client.api(`${path}/children`);
  const [top, bridge] = [`${DRIVE}/root`, `${at("Bridge")}:`];
  const folders = async (path) => names((await children(path).filter("folder ne null").get()).value);
  const plan = await get(`${DRIVE}/items/${(await get(at("bridge/PLAN.svg"))).id}`);
  return {
    root: [root.name, root.folder.childCount, root.size],
    children: (await all(`${top}/children`)).map(seeded),
    bridge: (await all(`${bridge}/children`)).map(seeded),
    folders: [await folders(top), await folders(bridge)],
    ordered: names((await children(bridge).orderby("size desc").get()).value),
    paged: names(await all(`${top}/children`, 2)),
    first: names((await children(bridge).top(2).get()).value),
    byId: seeded(plan),
    parent: seeded(await get(`${DRIVE}/items/${plan.parentReference.id}`)),
    drive: (await get(`/drives/${plan.parentReference.driveId}`)).id,
    recent: (await all(`${DRIVE}/recent`)).map((it) => it.id),
    bob: (await all(`${BOB}/root/children`)).map(item),
    // Last, since it makes the folder.
    special: special(await get(`${DRIVE}/special/documents`)),
  };
}

export async function search() {
  const found = (place, text) => all(`${place}/search(q='${text}')`);
  return {
    name: (await found(DRIVE, "Plan")).map(seeded),
    content: names(await found(DRIVE, "pump")),
    words: names(await found(DRIVE, "month sales")),
    below: [names(await found(`${at("Bridge")}:`, "csv")), names(await found(`${at("Bridge")}:`, "Welcome"))],
    nothing: names(await found(DRIVE, "nowhere")),
  };
}

const web = (stream) => (stream instanceof Readable ? stream : Readable.fromWeb(stream));

// Bytes into files, a stream and a folder.
export async function download() {
  mkdirSync("graph-client");
  await client.api(below("big.bin", "content")).put(data(7 << 20));
  const bytes = async (path, file) => {
    const stream = await client.api(path).getStream();
    await pipeline(web(stream), createWriteStream(`graph-client/${file}`));
    return sha256(readFileSync(`graph-client/${file}`));
  };
  const kept = [];
  for (const it of await everything(`${at("Bridge")}:`)) {
    if (it.folder) mkdirSync(`graph-client/${path(it)}`, { recursive: true });
  }
  mkdirSync("graph-client/Bridge", { recursive: true });
  for (const it of await everything(`${at("Bridge")}:`)) {
    if (it.file) kept.push([path(it), await bytes(`${DRIVE}/items/${it.id}/content`, path(it))]);
  }
  return {
    big: await bytes(below("big.bin", "content"), "big.bin"),
    small: await bytes(below("Bridge/Loads.csv", "content"), "loads.csv"),
    stream: sha256(await buffer(web(await client.api(below("Bridge/Plan.svg", "content")).getStream()))),
    tree: kept.sort(([left], [right]) => (left < right ? -1 : 1)),
  };
}

export async function thumbnails() {
  const picture = await client.api(below("Flag.png", "content")).put(PICTURE);
  const place = below("Flag.png", "thumbnails");
  const sizes = ["small", "medium", "large"];
  const told = (it) => Object.fromEntries(sizes.filter((size) => it[size]).map((size) => [size, [it[size].width, it[size].height]]));
  const sets = (await get(place)).value;
  const raw = client.api(`${place}/0/medium/content`).responseType(ResponseType.ARRAYBUFFER);
  return {
    picture: [picture.image !== undefined, picture.image.width, picture.image.height, item(picture)],
    sets: sets.map(told),
    one: (await client.api(place).select("medium").get()).value.map(told),
    content: sha256(Buffer.from(await raw.get())),
    none: (await get(below("Welcome.txt", "thumbnails"))).value.length,
    tree: await tree(),
  };
}

// What changes in a drive between two rounds.
export async function changes() {
  const follow = async (start, into) => {
    let page = await client.api(start).get();
    for (;;) {
      into.push(...page.value.map((it) => (it.deleted ? [it.id, "deleted", null] : [it.id, it.name, it.parentReference.id ?? null])));
      if (!page["@odata.nextLink"]) return page["@odata.deltaLink"];
      page = await client.api(page["@odata.nextLink"]).get();
    }
  };
  const [begun, later, latest] = [[], [], []];
  const link = await follow(`${DRIVE}/root/delta?$top=5`, begun);
  const newest = await follow(`${DRIVE}/root/delta?token=latest`, latest);
  const id = async (path) => (await get(at(path))).id;
  await client.api(at("Welcome.txt")).patch({ name: "Hello.txt" });
  await client.api(at("Reports/2025.csv")).patch({ parentReference: { id: await id("Archive") } });
  await client.api(at("Bridge/Minutes")).delete();
  await follow(link, later);
  await follow(newest, latest);
  return { begun, later, latest, forgotten: await refusal(() => get(`${DRIVE}/root/delta?token=old`)) };
}
