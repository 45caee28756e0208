// Files and folders made, renamed, moved, copied, deleted, shared, many at once, and what is refused, by Microsoft's JavaScript client.

import { BatchRequestContent, BatchResponseContent } from "@microsoft/microsoft-graph-client";
import { BOB, DRIVE, all, at, below, client, get, item, names, refusal, tree } from "./graph_client_seen.mjs";

const ROOT = `${DRIVE}/root`;
const byId = (id, rest = "") => `${DRIVE}/items/${id}${rest}`;
const id = async (path) => (await get(at(path))).id;

export async function organise() {
  const made = await client.api(`${ROOT}/children`).post({ name: "Plans", folder: {}, description: "What is to be built" });
  const seen = { made: item(made) };
  const welcome = await id("Welcome.txt");
  await client.api(byId(welcome)).patch({ name: "Hello.txt" });
  seen.renamed = item(await get(at("Hello.txt")));
  await client.api(byId(welcome)).patch({ description: "Read me first" });
  seen.described = item(await get(at("Hello.txt")));
  await client.api(byId(welcome)).patch({ parentReference: { id: made.id } });
  const moved = await get(at("Plans/Hello.txt"));
  seen.moved = [item(moved), moved.id === welcome];
  await client.api(at("Bridge/Minutes")).patch({ parentReference: { id: (await get(ROOT)).id } });
  await client.api(at("Reports/2025.csv")).delete();
  await client.api(at("Bridge")).delete();
  const { quota } = await get(DRIVE);
  return { ...seen, root: names(await all(`${ROOT}/children`)), tree: await tree(), used: [quota.used, quota.deleted] };
}

// The stations of a copy, and what was made.
async function followed(path, body) {
  const answer = await client.api(`${path}/copy`).responseType("raw").post(body);
  const stations = [];
  for (;;) {
    // No bearer goes to the monitor.
    const told = await (await fetch(answer.headers.get("location"))).json();
    stations.push([told.status, told.percentageComplete]);
    if (told.resourceId) return [stations, item(await get(byId(told.resourceId)))];
  }
}

// A file beside itself, a file and a folder into another one.
export async function copies() {
  const into = (folder) => ({ parentReference: { id: folder.id, driveId: folder.parentReference.driveId } });
  const archive = into(await get(at("Archive")));
  const plan = byId(await id("Bridge/Plan.svg"));
  return {
    beside: await followed(plan, { name: "Plan 2.svg" }),
    file: await followed(plan, archive),
    named: await followed(plan, { ...archive, name: "Old.svg" }),
    folder: await followed(byId(await id("Bridge")), archive),
    drive: await followed(plan, into(await get(ROOT))),
    tree: await tree(),
  };
}

const permission = (it) => {
  const link = it.link ? [it.link.type, it.link.scope] : null;
  return [it.roles, link, it.grantedTo?.user.displayName ?? null, it.inheritedFrom !== undefined];
};

export async function sharing() {
  const link = (body) => client.api(below("Bridge/Loads.csv", "createLink")).post(body);
  const permissions = async (path) => (await get(below(path, "permissions"))).value;
  const listed = async (path = "Bridge/Loads.csv") => (await permissions(path)).map(permission);
  const anyone = { type: "view", scope: "anonymous" };
  const [view, again] = [await link(anyone), await link(anyone)];
  const edit = await link({ type: "edit", scope: "organization" });
  const dated = await link({ ...anyone, password: "between us", expirationDateTime: "2041-01-01T00:00:00Z" });
  const seen = { links: [view, again, edit, dated].map(permission), same: view.id === again.id };
  const bob = { email: "bob@contoso.com" };
  const invite = (path, body) => client.api(below(path, "invite")).post({ requireSignIn: true, ...body });
  await invite("Bridge/Loads.csv", { recipients: [bob], sendInvitation: false, roles: ["read"] });
  const recipients = [bob, { email: "carol@contoso.com" }];
  await invite("Bridge/Minutes", { recipients, sendInvitation: true, roles: ["write"], message: "Look" });
  seen.listed = await listed();
  seen.below = await listed("Bridge/Minutes/January.txt");
  seen.shared = [item(await get(at("Bridge/Loads.csv"))), item(await get(at("Bridge/Minutes")))];
  const withBob = (await get(`${BOB}/sharedWithMe`)).value;
  seen.withBob = withBob.map((it) => [it.name, it.remoteItem.size, it.remoteItem.parentReference.path.split("root:")[1]]);
  const bobs = (await permissions("Bridge/Loads.csv")).find((it) => it.grantedTo);
  await client.api(below("Bridge/Loads.csv", `permissions/${bobs.id}`)).patch({ roles: ["write"] });
  seen.changed = await listed();
  for (const it of [bobs, edit]) await client.api(below("Bridge/Loads.csv", `permissions/${it.id}`)).delete();
  return { ...seen, left: await listed() };
}

// Nine items at once, one of them missing; then one that is made, and one that is changed and read again.
export async function batch() {
  const request = (path, method = "GET", body = undefined) => {
    const headers = body ? { "content-type": "application/json" } : {};
    return new Request(`https://graph.microsoft.com${path}`, { method, body: body && JSON.stringify(body), headers });
  };
  const bridge = await all(`${at("Bridge")}:/children`);
  const reports = await all(`${at("Reports")}:/children`);
  const found = [...bridge, ...reports];
  const steps = found.map((it, place) => ({ id: String(place), request: request(byId(it.id)) }));
  steps.push({ id: "byPath", request: request(at("Welcome.txt")) });
  steps.push({ id: "children", request: request(`${at("Archive")}:/children`) });
  steps.push({ id: "gone", request: request(byId("01NOTHING")) });
  const first = byId(found[0].id);
  const later = [
    { id: "made", request: request(`${ROOT}/children`, "POST", { name: "Batch", folder: {} }) },
    { id: "renamed", request: request(first, "PATCH", { name: "First.csv" }), dependsOn: ["made"] },
    { id: "after", request: request(first), dependsOn: ["renamed"] },
  ];
  const answers = new Map();
  for (const some of [steps, later]) {
    const content = await new BatchRequestContent(some).getContent();
    const answer = new BatchResponseContent(await client.api("/$batch").post(content));
    for (const { id } of some) answers.set(id, answer.getResponseById(id));
  }
  const read = async (id) => item(await answers.get(id).json());
  const gone = answers.get("gone");
  return {
    items: await Promise.all(found.map((_, place) => read(String(place)))),
    byPath: await read("byPath"),
    children: names((await answers.get("children").json()).value),
    gone: [gone.status, (await gone.json()).error.code],
    made: await read("made"),
    after: await read("after"),
  };
}

// What cannot be: the status and the code of each answer.
export async function refused() {
  const [welcome, bridge] = [byId(await id("Welcome.txt")), byId(await id("Bridge"))];
  const minutes = await id("Bridge/Minutes");
  const ask = (method, path, body) => refusal(() => client.api(path)[method](body));
  return {
    noPath: await ask("get", at("Bridge/nothing.txt")),
    noItem: await ask("get", byId("01NOTHING")),
    noDrive: await ask("get", "/drives/b!nothing"),
    badDrive: await ask("get", "/drives/nothing"),
    taken: await ask("post", `${ROOT}/children`, { name: "Reports", folder: {} }),
    takenByName: await ask("patch", welcome, { name: "Bridge" }),
    badName: await ask("patch", welcome, { name: "a|b" }),
    intoItself: await ask("patch", bridge, { parentReference: { id: minutes } }),
    intoFile: await ask("patch", bridge, { parentReference: { id: (await get(welcome)).id } }),
    current: await ask("post", `${welcome}/versions/1.0/restoreVersion`),
    noVersion: await ask("get", `${welcome}/versions/9.0`),
    noSpecial: await ask("get", `${DRIVE}/special/attachments`),
  };
}
