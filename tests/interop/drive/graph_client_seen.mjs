// What all clients can tell of files and folders, in one form, by Microsoft's JavaScript client.
//
// Ids of what is made, and times of today, are not told: they are nobody's to agree on.

import { createHash } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import { Readable } from "node:stream";
import { Client, PageIterator } from "@microsoft/microsoft-graph-client";

const EMULATOR = JSON.parse(process.env.SCENE).emulator;

// The client speaks https to Graph and to nobody else: what it sends goes to the emulator as a proxy that ends TLS would send it.
globalThis.fetch = async (input, options) => {
  const request = new Request(input, options);
  const { host, pathname, search } = new URL(request.url);
  const headers = { ...Object.fromEntries(request.headers), host, "x-forwarded-proto": "https" };
  const place = EMULATOR.authority + pathname + search;
  const sent = http.request(place, { method: request.method, headers, agent: false });
  sent.end(Buffer.from(await request.arrayBuffer()));
  const [answer] = await once(sent, "response");
  const hasBody = ![204, 304].includes(answer.statusCode);
  const response = new Response(hasBody ? Readable.toWeb(answer) : null, { status: answer.statusCode, headers: answer.headers });
  // It looks at it before it takes a bearer to another host.
  return Object.defineProperty(response, "url", { value: request.url });
};

export const client = Client.init({ authProvider: (done) => done(null, EMULATOR.token) });
export const DRIVE = "/me/drive";
export const BOB = "/users/bob@contoso.com/drive";
// A picture of 3 by 2 points.
export const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAFUlEQVR42mM4ISf3//9/ObkTDHAWAGR4CgvgafcoAAAAAElFTkSuQmCC", "base64");

export const at = (path) => `${DRIVE}/root:/${path.split("/").map(encodeURIComponent).join("/")}`;
export const below = (path, rest) => `${at(path)}:/${rest}`;
export const get = (path) => client.api(path).get();
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
export const names = (items) => items.map((it) => it.name);
export const time = (at) => at.replace(/\.\d+Z/, "Z");

export function path(it) {
  if (it.root) return "";
  const folder = decodeURIComponent(it.parentReference.path.split("root:")[1]).replace(/^\//, "");
  return folder ? `${folder}/${it.name}` : it.name;
}

// What can be agreed on of an item of today.
export const item = (it) => ({
  path: path(it),
  kind: it.folder ? "folder" : "file",
  size: it.size,
  children: it.folder?.childCount ?? null,
  type: it.file?.mimeType ?? null,
  hash: it.file?.hashes.quickXorHash ?? null,
  description: it.description ?? null,
  shared: it.shared?.scope ?? null,
});

// All of an item that was there before.
export const seeded = (it) => ({
  ...item(it),
  id: it.id,
  parent: it.parentReference.id,
  drive: it.parentReference.driveId,
  webUrl: it.webUrl,
  created: time(it.createdDateTime),
  modified: time(it.lastModifiedDateTime),
  by: [it.createdBy.user.displayName, it.lastModifiedBy.user.displayName],
});

export async function all(path, top = 200) {
  const found = [];
  const page = await client.api(path).top(top).get();
  await new PageIterator(client, page, (it) => found.push(it)).iterate();
  return found;
}

// A folder with all that is below it.
export async function everything(folder) {
  const found = [];
  for (const it of await all(`${folder}/children`)) {
    found.push(it);
    if (it.folder) found.push(...(await everything(`${DRIVE}/items/${it.id}`)));
  }
  return found;
}

// The same in the order of the paths.
export async function tree(folder = `${DRIVE}/root`) {
  const seen = (await everything(folder)).map(item);
  const bytes = (it) => Buffer.from(it.path);
  return seen.sort((left, right) => Buffer.compare(bytes(left), bytes(right)));
}

// Whether something was refused, and how.
export async function refusal(ask) {
  try {
    await ask();
    return [null, null];
  } catch (error) {
    // Its own code is the outer one; the inner one says more.
    const { innerError } = typeof error.body === "string" ? JSON.parse(error.body) : {};
    return [error.statusCode, innerError?.code ?? error.code];
  }
}

// Bytes that everybody can make: no two blocks of them are alike.
export function data(size) {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) => createHash("sha256").update(String(at)).digest());
  return Buffer.concat(blocks).subarray(0, size);
}
