// Folders, listings, filters, searches, messages and what changes in a folder, by Microsoft's JavaScript client.

import { ResponseType } from "@microsoft/microsoft-graph-client";
import { ADA, all, client, counts, first, folder, folders, ids, seeded, sha256 } from "./graph_client_seen.mjs";

export async function listFolders() {
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

export async function listing() {
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

export async function filters() {
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

export async function search() {
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

export async function read() {
  const seen = [];
  for (const { id } of await first(`${ADA}/mailFolders/inbox`, 25)) seen.push(await seeded(id));
  return seen;
}

export async function changes() {
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

// Letters as MIME.
export async function mime() {
  const seen = [];
  for (const { id } of await first(`${ADA}/mailFolders/inbox`, 12)) {
    const raw = client.api(`${ADA}/messages/${id}/$value`).responseType(ResponseType.ARRAYBUFFER);
    const content = Buffer.from(await raw.get());
    seen.push([content.length, sha256(content)]);
  }
  return seen;
}
