// Microsoft's JavaScript client does the work of mail on the emulator, and prints what it has seen.
//
//     node graph_client.mjs STEP
//
// `SCENE`, in JSON, tells where the emulator is. A step prints one JSON document; one that fails ends with a status that is not 0.
// Ids of what is made, and times of today, are in no document: they are nobody's to agree on.

import { createHash } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import { buffer } from "node:stream/consumers";
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  FileUpload,
  LargeFileUploadTask,
  PageIterator,
} from "@microsoft/microsoft-graph-client";

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

const client = Client.init({ authProvider: (done) => done(null, EMULATOR.token) });
const ADA = "/me";
const BOB = "/users/bob@contoso.com";

// --- what is seen ---------------------------------------------------------------------------------------------------------

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const person = (it) => [it.emailAddress.name, it.emailAddress.address];
const folder = (it) => [it.displayName, it.totalItemCount, it.unreadItemCount, it.childFolderCount];
const ids = (messages) => messages.map((it) => it.id);
const folders = async (path) => (await client.api(path).top(100).get()).value.map(folder);
const counts = () => folders(`${ADA}/mailFolders`);
const first = async (path, count) => (await client.api(`${path}/messages`).top(count).get()).value;

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
async function made(owner, it) {
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
async function elsewhere(it) {
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

async function seeded(id) {
  const message = await client.api(`${ADA}/messages/${id}`).get();
  return { ...(await elsewhere(message)), id: message.id };
}

async function newest(owner, place, count) {
  const seen = [];
  for (const message of await first(`${owner}/mailFolders/${place}`, count)) seen.push(await made(owner, message));
  return seen;
}

async function all(path) {
  const found = [];
  const page = await client.api(path).top(200).get();
  await new PageIterator(client, page, (it) => found.push(it.id)).iterate();
  return found;
}

// Bytes that everybody can make: no two blocks of them are alike.
function data(size) {
  const blocks = Array.from({ length: Math.ceil(size / 32) }, (_, at) => createHash("sha256").update(String(at)).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

// --- steps ----------------------------------------------------------------------------------------------------------------

async function foldersStep() {
  const named = client.api(`${ADA}/mailFolders`).filter("displayName eq 'Project Lighthouse'").top(1);
  const [found] = (await named.get()).value;
  const within = `${ADA}/mailFolders/${found.id}/childFolders`;
  const seen = { top: await counts(), children: await folders(within), found: folder(found) };
  const inbox = `${ADA}/mailFolders/inbox/childFolders`;
  const invoices = await client.api(inbox).post({ displayName: "Invoices" });
  seen.made = folder(invoices);
  await client.api(`${ADA}/mailFolders/${invoices.id}`).patch({ displayName: "Paid" });
  seen.renamed = await folders(inbox);
  const moved = await client.api(`${ADA}/mailFolders/${invoices.id}/move`).post({ destinationId: found.id });
  seen.moved = await folders(within);
  const paid = await client.api(`${ADA}/mailFolders/${moved.id}`).get();
  seen.parent = folder(await client.api(`${ADA}/mailFolders/${paid.parentFolderId}`).get());
  await client.api(`${ADA}/mailFolders/${moved.id}`).delete();
  seen.deleted = [await counts(), await folders(`${ADA}/mailFolders/deleteditems/childFolders`)];
  return seen;
}

async function listing() {
  const pages = [];
  let page = await client.api(`${ADA}/mailFolders/inbox/messages`).top(30).get();
  for (;;) {
    pages.push(page.value.map((it) => [it.id, it.subject, it.receivedDateTime]));
    if (!page["@odata.nextLink"]) break;
    page = await client.api(page["@odata.nextLink"]).get();
  }
  return {
    pages,
    archive: await all(`${ADA}/mailFolders/archive/messages`),
    first: ids(await first(`${ADA}/mailFolders/inbox`, 7)),
    everything: await all(`${ADA}/messages`),
  };
}

async function filters() {
  const inbox = () => client.api(`${ADA}/mailFolders/inbox/messages`).top(100);
  const late = "receivedDateTime ge 2040-02-01T00:00:00Z";
  const asked = {
    unread: inbox().filter("isRead eq false"),
    late: inbox().filter(late).orderby("receivedDateTime desc"),
    lateUnread: inbox().filter(`${late} and isRead eq false`).orderby("receivedDateTime desc"),
    important: inbox().filter("importance eq 'high'"),
    from: inbox().filter("from/emailAddress/address eq 'no-reply@tailspintoys.com'"),
    contains: inbox().filter("contains(subject,'pump')"),
    either: inbox().filter("startswith(subject,'Re:') or hasAttachments eq true"),
    not: inbox().filter("not contains(subject,'e')"),
    category: inbox().filter("categories/any(c:c eq 'Suppliers')"),
    bySubject: inbox().orderby("subject"),
  };
  return answers(asked);
}

async function search() {
  const messages = () => client.api(`${ADA}/messages`).top(100);
  return answers({
    word: messages().search('"pump"'),
    subject: messages().search('"subject:budget"'),
    participants: messages().search('"participants:tailspin"'),
  });
}

async function answers(asked) {
  const seen = {};
  for (const [name, request] of Object.entries(asked)) seen[name] = ids((await request.get()).value);
  return seen;
}

async function read() {
  const seen = [];
  for (const { id } of await first(`${ADA}/mailFolders/inbox`, 25)) seen.push(await seeded(id));
  return seen;
}

async function changes() {
  const rounds = [[], []];
  const follow = async (start, into) => {
    let page = await client.api(start).header("Prefer", "odata.maxpagesize=20").get();
    for (;;) {
      into.push(...page.value.map((it) => [it.id, it["@removed"] ? "removed" : it.subject]));
      if (!page["@odata.nextLink"]) return page["@odata.deltaLink"];
      page = await client.api(page["@odata.nextLink"]).header("Prefer", "odata.maxpagesize=20").get();
    }
  };
  const link = await follow(`${ADA}/mailFolders/archive/messages/delta?$select=subject`, rounds[0]);
  const [[marked], [moved], [deleted]] = rounds[0];
  await client.api(`${ADA}/messages/${marked}`).patch({ isRead: false });
  await client.api(`${ADA}/messages/${moved}/move`).post({ destinationId: "inbox" });
  await client.api(`${ADA}/messages/${deleted}`).delete();
  await follow(link, rounds[1]);
  return { begun: rounds[0], later: rounds[1] };
}

const to = (address, name) => ({ emailAddress: name ? { address, name } : { address } });

async function send() {
  const file = (name, bytes) => ({
    "@odata.type": "#microsoft.graph.fileAttachment",
    name,
    contentBytes: Buffer.from(bytes).toString("base64"),
  });
  const message = {
    subject: "A letter with two files",
    body: { contentType: "html", content: "<html><body><p>Look at this: æøå &amp; more.</p></body></html>" },
    toRecipients: [to("bob@contoso.com", "Bob Ngata"), to("ada@contoso.com")],
    ccRecipients: [to("carol@contoso.com")],
    bccRecipients: [to("dmitri@contoso.com")],
    importance: "high",
    attachments: [file("five.bin", data(5000)), file("table.csv", "a,b\n1,2\n")],
  };
  await client.api(`${ADA}/sendMail`).post({ message });
  const unsaved = {
    subject: "Not kept",
    body: { contentType: "text", content: "Nothing\r\nto see" },
    toRecipients: [to("bob@contoso.com")],
  };
  await client.api(`${ADA}/sendMail`).post({ message: unsaved, saveToSentItems: false });
  return {
    sent: await newest(ADA, "sentitems", 2),
    own: await newest(ADA, "inbox", 1),
    bob: await newest(BOB, "inbox", 3),
    counts: await counts(),
  };
}

async function upload() {
  const draft = await client.api(`${ADA}/messages`).post({
    subject: "Large files",
    body: { contentType: "html", content: "<html><body>See below.</body></html>" },
    toRecipients: [to("bob@contoso.com")],
  });
  const place = `${ADA}/messages/${draft.id}/attachments`;
  for (const [name, size] of [["large.bin", 7_500_000], ["middle.bin", 3_500_000]]) {
    const payload = { AttachmentItem: { attachmentType: "file", name, size } };
    const session = await LargeFileUploadTask.createUploadSession(client, `${place}/createUploadSession`, payload);
    const task = new LargeFileUploadTask(client, new FileUpload(data(size), name, size), session, { rangeSize: 3 << 20 });
    const done = await task.upload();
    if (!done.location) throw new Error(`it is not said where ${name} is`);
  }
  const small = { "@odata.type": "#microsoft.graph.fileAttachment", name: "small.bin" };
  await client.api(place).post({ ...small, contentBytes: data(70_000).toString("base64") });
  const seen = await made(ADA, await client.api(`${ADA}/messages/${draft.id}`).get());
  await client.api(`${ADA}/messages/${draft.id}/send`).post();
  return {
    draft: seen,
    sent: await newest(ADA, "sentitems", 1),
    bob: await newest(BOB, "inbox", 1),
    counts: await counts(),
  };
}

async function answered() {
  const inbox = await first(`${ADA}/mailFolders/inbox`, 30);
  const others = (it) => it.ccRecipients.some((cc) => cc.emailAddress.address !== "ada@contoso.com");
  const [withCc, withFile] = [inbox.find(others), inbox.find((it) => it.hasAttachments)];
  const seen = {};
  for (const [action, letter, parameters] of [
    ["reply", withCc, { comment: "Thank you.\nUntil then." }],
    ["replyAll", withCc, { comment: "To all: <thanks>" }],
    ["forward", withFile, { comment: "For you.", toRecipients: [to("bob@contoso.com", "Bob Ngata")] }],
  ]) {
    await client.api(`${ADA}/messages/${letter.id}/${action}`).post(parameters);
    seen[action] = await newest(ADA, "sentitems", 1);
  }
  return { ...seen, bob: await newest(BOB, "inbox", 1), counts: await counts() };
}

async function organise() {
  const [moved, copied, deleted, purged, read, unread, flagged, sorted] = await first(`${ADA}/mailFolders/inbox`, 8);
  const named = client.api(`${ADA}/mailFolders`).filter("displayName eq 'Project Lighthouse'");
  const [lighthouse] = (await named.get()).value;
  const item = (it, rest = "") => client.api(`${ADA}/messages/${it.id}${rest}`);
  const seen = {};
  seen.moved = await elsewhere(await item(await item(moved, "/move").post({ destinationId: lighthouse.id })).get());
  seen.copied = await elsewhere(await item(await item(copied, "/copy").post({ destinationId: "archive" })).get());
  await item(deleted).delete();
  const bin = () => first(`${ADA}/mailFolders/deleteditems`, 10);
  seen.bin = (await bin()).map((it) => it.subject);
  await item(purged).delete();
  await item((await bin()).find((it) => it.subject === purged.subject)).delete();
  await item(read).patch({ isRead: true });
  await item(unread).patch({ isRead: false });
  const day = (day) => ({ dateTime: `2040-03-0${day}T08:00:00`, timeZone: "UTC" });
  await item(flagged).patch({ flag: { flagStatus: "flagged", startDateTime: day(3), dueDateTime: day(5) } });
  await item(sorted).patch({ categories: ["Suppliers", "Blue category"] });
  for (const [name, it] of Object.entries({ read, unread, flagged, sorted })) seen[name] = await seeded(it.id);
  const { flag } = await item(flagged).get();
  seen.flag = [flag.startDateTime, flag.dueDateTime].map((at) => `${at.dateTime.split(".")[0]}Z`);
  await item(flagged).patch({ flag: { flagStatus: "complete", completedDateTime: day(3) } });
  seen.completed = (await item(flagged).get()).flag.flagStatus;
  await item(flagged).patch({ flag: { flagStatus: "notFlagged" } });
  seen.unflagged = (await item(flagged).get()).flag.flagStatus;
  return { ...seen, inbox: ids(await first(`${ADA}/mailFolders/inbox`, 10)), counts: await counts() };
}

async function batch() {
  const inbox = await first(`${ADA}/mailFolders/inbox`, 16);
  const get = (path, method = "GET", body = undefined) => {
    const headers = body ? { "content-type": "application/json" } : {};
    return new Request(`https://graph.microsoft.com${path}`, { method, body: body && JSON.stringify(body), headers });
  };
  const steps = inbox.map((it, at) => ({ id: String(at), request: get(`${ADA}/messages/${it.id}`) }));
  steps.push({ id: "folder", request: get(`${ADA}/mailFolders/inbox`) });
  steps.push({ id: "gone", request: get(`${ADA}/messages/AAMkAGUzMTk5=`) });
  const mark = `${ADA}/messages/${inbox[0].id}`;
  const later = [
    { id: "unread", request: get(mark, "PATCH", { isRead: false }) },
    { id: "after", request: get(mark), dependsOn: ["unread"] },
  ];
  // A batch is all at once or all one after another.
  const found = new Map();
  for (const some of [steps, later]) {
    const content = await new BatchRequestContent(some).getContent();
    const answer = new BatchResponseContent(await client.api("/$batch").post(content));
    for (const { id } of some) found.set(id, answer.getResponseById(id));
  }
  const subjects = [];
  for (let at = 0; at < inbox.length; at += 1) subjects.push((await found.get(String(at)).json()).subject);
  const gone = found.get("gone");
  return {
    subjects,
    folder: (await found.get("folder").json()).displayName,
    refused: [gone.status, (await gone.json()).error.code],
    after: (await found.get("after").json()).isRead,
  };
}

const STEPS = {
  folders: foldersStep,
  listing,
  filters,
  search,
  read,
  changes,
  send,
  upload,
  answered,
  organise,
  batch,
};
console.log(JSON.stringify(await STEPS[process.argv[2]]()));
