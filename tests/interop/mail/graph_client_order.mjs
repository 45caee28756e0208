// Order in the mailbox, by Microsoft's JavaScript client: letters moved, marked, sorted, many at once; replies, categories, rules.

import { BatchRequestContent, BatchResponseContent } from "@microsoft/microsoft-graph-client";
import { ADA, client, counts, elsewhere, first, ids, seeded, to } from "./graph_client_seen.mjs";

export async function organise() {
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

export async function batch() {
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

// Automatic replies.
export async function settings() {
  const place = `${ADA}/mailboxSettings`;
  const time = (it) => `${it.dateTime.split(".")[0]}Z`;
  const told = ({ automaticRepliesSetting: it }) => ({
    status: it.status,
    audience: it.externalAudience,
    internal: it.internalReplyMessage,
    external: it.externalReplyMessage,
    from: it.status === "scheduled" ? time(it.scheduledStartDateTime) : null,
    to: it.status === "scheduled" ? time(it.scheduledEndDateTime) : null,
  });
  const change = async (automaticRepliesSetting) => {
    await client.api(place).patch({ automaticRepliesSetting });
    return told(await client.api(place).get());
  };
  const at = (day) => ({ dateTime: `2040-03-${day}T07:00:00`, timeZone: "UTC" });
  const now = await client.api(place).get();
  // Graph writes parts of a second which nobody can work by.
  const hours = { ...now.workingHours };
  for (const name of ["startTime", "endTime"]) hours[name] = hours[name].split(".")[0];
  return {
    before: [told(now), now.timeZone, hours],
    always: await change({
      status: "alwaysEnabled",
      externalAudience: "contactsOnly",
      internalReplyMessage: "Away.",
      externalReplyMessage: "Away, dear customer.",
    }),
    scheduled: await change({
      status: "scheduled",
      externalAudience: "all",
      internalReplyMessage: "Away for a week.",
      externalReplyMessage: "Away.",
      scheduledStartDateTime: at("09"),
      scheduledEndDateTime: at("16"),
    }),
    off: await change({ status: "disabled" }),
  };
}

// The mailbox's own categories.
export async function categories() {
  const place = `${ADA}/outlook/masterCategories`;
  const known = async () => {
    const found = (await client.api(place).get()).value.map((it) => [it.displayName, it.color]);
    return found.sort(([left], [right]) => (left < right ? -1 : 1));
  };
  const before = await known();
  const { id } = await client.api(place).post({ displayName: "Bridges", color: "preset4" });
  const made = await known();
  await client.api(`${place}/${id}`).patch({ color: "preset22" });
  const { displayName, color } = await client.api(`${place}/${id}`).get();
  await client.api(`${place}/${id}`).delete();
  return { before, made, changed: [displayName, color], deleted: await known() };
}

// Rules for what comes in.
export async function rules() {
  const place = `${ADA}/mailFolders/inbox/messageRules`;
  const told = ({ displayName, sequence, isEnabled, conditions, exceptions, actions }) => [
    displayName,
    sequence,
    isEnabled,
    conditions.subjectContains,
    exceptions.sentOnlyToMe,
    actions.assignCategories,
    actions.markAsRead,
  ];
  const known = async () => (await client.api(place).get()).value.map(told);
  const made = await client.api(place).post({
    displayName: "Digests",
    sequence: 1,
    isEnabled: true,
    conditions: { subjectContains: ["digest"] },
    exceptions: { sentOnlyToMe: true },
    actions: { assignCategories: ["Suppliers"], markAsRead: true },
  });
  const listed = await known();
  const arrived = [];
  for (const toRecipients of [[to("ada@contoso.com"), to("bob@contoso.com")], [to("ada@contoso.com")]]) {
    const body = { contentType: "text", content: "News." };
    await client.api(`${ADA}/sendMail`).post({ message: { subject: "A digest", body, toRecipients } });
    const [letter] = await first(`${ADA}/mailFolders/inbox`, 1);
    arrived.push([letter.subject, letter.isRead, letter.categories]);
  }
  await client.api(`${place}/${made.id}`).patch({ isEnabled: false });
  const off = told(await client.api(`${place}/${made.id}`).get());
  await client.api(`${place}/${made.id}`).delete();
  return { made: told(made), listed, arrived, off, deleted: await known() };
}
