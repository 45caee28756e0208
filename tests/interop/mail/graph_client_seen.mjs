// What all clients can tell of folders and messages, in one form, by Microsoft's JavaScript client.
//
// Ids of what is made, and times of today, are not told: they are nobody's to agree on.

import { createHash } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import { buffer } from "node:stream/consumers";
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
  const body = await buffer(answer);
  return new Response(body.length > 0 ? body : null, { status: answer.statusCode, headers: answer.headers });
};

export const client = Client.init({ authProvider: (done) => done(null, EMULATOR.token) });
export const ADA = "/me";
export const BOB = "/users/bob@contoso.com";

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
export const person = (it) => [it.emailAddress.name, it.emailAddress.address];
export const folder = (it) => [it.displayName, it.totalItemCount, it.unreadItemCount, it.childFolderCount];
export const ids = (messages) => messages.map((it) => it.id);
export const folders = async (path) => (await client.api(path).top(100).get()).value.map(folder);
export const counts = () => folders(`${ADA}/mailFolders`);
export const first = async (path, count) => (await client.api(`${path}/messages`).top(count).get()).value;

async function attachments(owner, id) {
  const { value } = await client.api(`${owner}/messages/${id}/attachments`).get();
  const seen = value.map((it) => {
    const kind = it["@odata.type"] === "#microsoft.graph.itemAttachment" ? "item" : "file";
    const bytes = kind === "file" ? Buffer.from(it.contentBytes, "base64") : undefined;
    const [size, hash] = bytes ? [bytes.length, sha256(bytes)] : [null, null];
    return { name: it.name, size, sha256: hash, inline: it.isInline, contentId: it.contentId ?? null, kind };
  });
  return seen.sort((left, right) => (left.name < right.name ? -1 : 1));
}

// What can be agreed on of a message of today.
export async function made(owner, it) {
  return {
    subject: it.subject,
    from: person(it.from),
    to: it.toRecipients.map(person),
    cc: it.ccRecipients.map(person),
    bcc: it.bccRecipients.map(person),
    isRead: it.isRead,
    isDraft: it.isDraft,
    importance: it.importance,
    categories: it.categories,
    flag: it.flag.flagStatus,
    body: [it.body.contentType, it.body.content],
    attachments: await attachments(owner, it.id),
  };
}

// All of a message that was there before, but for its id, which a move changes.
export async function elsewhere(it) {
  return {
    ...(await made(ADA, it)),
    received: it.receivedDateTime,
    sent: it.sentDateTime,
    hasAttachments: it.hasAttachments,
    conversationId: it.conversationId,
    preview: it.bodyPreview,
    internetMessageId: it.internetMessageId,
  };
}

export async function seeded(id) {
  const message = await client.api(`${ADA}/messages/${id}`).get();
  return { ...(await elsewhere(message)), id: message.id };
}

export async function newest(owner, place, count) {
  const seen = [];
  for (const message of await first(`${owner}/mailFolders/${place}`, count)) seen.push(await made(owner, message));
  return seen;
}

export async function all(path) {
  const found = [];
  const page = await client.api(path).top(200).get();
  await new PageIterator(client, page, (it) => found.push(it.id)).iterate();
  return found;
}

// Bytes that everybody can make: no two blocks of them are alike.
export function data(size) {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) => createHash("sha256").update(String(at)).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

// Somebody to send to.
export const to = (address, name) => ({ emailAddress: name ? { address, name } : { address } });
