// Letters sent with small and large files, answers, and data of one's own, by Microsoft's JavaScript client.

import { FileUpload, LargeFileUploadTask } from "@microsoft/microsoft-graph-client";
import { ADA, BOB, client, counts, data, first, ids, made, newest, to } from "./graph_client_seen.mjs";

export async function send() {
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

export async function upload() {
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

export async function answered() {
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

// Data of one's own at a message: an open extension and an extended property.
export async function extensions() {
  const [{ id }] = await first(`${ADA}/mailFolders/inbox`, 1);
  const place = `${ADA}/messages/${id}`;
  const property = "String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Bridge";
  const extension = { "@odata.type": "microsoft.graph.openTypeExtension", extensionName: "Com.Contoso.Bridge" };
  const made = await client.api(`${place}/extensions`).post({ ...extension, span: 42, names: ["A", "B"] });
  await client.api(`${place}/extensions/Com.Contoso.Bridge`).patch({ ...extension, span: 43 });
  const read = await client.api(`${place}/extensions/Com.Contoso.Bridge`).get();
  await client.api(place).patch({ singleValueExtendedProperties: [{ id: property, value: "Harbour" }] });
  const filter = `singleValueExtendedProperties/any(p:p/id eq '${property}' and p/value eq 'Harbour')`;
  const found = (await client.api(`${ADA}/messages`).filter(filter).get()).value;
  const shown = await client.api(place).expand(`singleValueExtendedProperties($filter=id eq '${property}')`).get();
  await client.api(`${place}/extensions/Com.Contoso.Bridge`).delete();
  const left = (await client.api(place).expand("extensions($filter=id eq 'Com.Contoso.Bridge')").get()).extensions ?? [];
  return {
    made: [made.extensionName, made.span, made.names],
    changed: [read.span, read.names ?? null],
    found: ids(found),
    shown: shown.singleValueExtendedProperties.map((it) => [it.id, it.value]),
    left: left.length,
  };
}
