// Files written: in one request, in sessions that go on, are given up and find their name taken, and version by version, by Microsoft's
// JavaScript client.

import { createReadStream, writeFileSync } from "node:fs";
import { FileUpload, LargeFileUploadTask, OneDriveLargeFileUploadTask, ResponseType, StreamUpload } from "@microsoft/microsoft-graph-client";
import { DRIVE, at, below, client, data, get, item, refusal, sha256, time, tree } from "./graph_client_seen.mjs";

const put = (path, bytes) => client.api(below(path, "content")).put(bytes);
const UNIT = 327_680;

async function read(path) {
  return sha256(Buffer.from(await client.api(path).responseType(ResponseType.ARRAYBUFFER).get()));
}

// A session, and the ranges that it was sent in.
async function session(name, source, options = {}) {
  const ranges = [];
  const uploadEventHandlers = { progress: (range) => ranges.push([range.minValue, range.maxValue]) };
  const wish = { fileName: name, path: "Uploads", rangeSize: 2 * UNIT, uploadEventHandlers, conflictBehavior: "fail", ...options };
  const make = source.sliceFile ? "createTaskWithFileObject" : "create";
  return { ranges, task: await OneDriveLargeFileUploadTask[make](client, source, wish) };
}

export async function upload() {
  await client.api(`${DRIVE}/root/children`).post({ name: "Uploads", folder: {} });
  const small = await put("Uploads/small.bin", data(70_000));
  const large = (await (await session("large.bin", data(6_500_000))).task.upload()).responseBody;
  const named = await put("Uploads/Größe & 100%.txt", data(12));
  writeFileSync("stream.bin", data(4_500_000));
  const stream = new StreamUpload(createReadStream("stream.bin"), "stream.bin", 4_500_000);
  const streamed = (await (await session("stream.bin", stream)).task.upload()).responseBody;
  const few = (await (await session("session.bin", data(100))).task.upload()).responseBody;
  return {
    made: [small, large, named, streamed, few].map(item),
    tree: await tree(`${at("Uploads")}:`),
    content: await Promise.all([large, named, streamed].map((it) => read(`${DRIVE}/items/${it.id}/content`))),
  };
}

export async function conflicts() {
  const begin = async (size, conflictBehavior) => (await session("Taken.bin", data(size), { path: "/", conflictBehavior })).task;
  const whole = async (size, conflictBehavior) => item((await (await begin(size, conflictBehavior)).upload()).responseBody);
  // upload() does not see that it was refused, and complains of the answer's form.
  const slice = async (size, conflictBehavior) => {
    const task = await begin(size, conflictBehavior);
    return (await refusal(() => task.uploadSlice(data(size), { minValue: 0, maxValue: size - 1 }, size)))[0];
  };
  const first = await put("Taken.bin", data(10));
  const replaced = await put("Taken.bin", data(20));
  const dates = { createdDateTime: "2020-01-02T03:04:05Z", lastModifiedDateTime: "2021-02-03T04:05:06Z" };
  const seen = {
    first: item(first),
    replaced: [item(replaced), replaced.id === first.id],
    fail: await slice(30, "fail"),
    rename: await whole(40, "rename"),
    replace: await whole(50, "replace"),
  };
  const payload = { item: { "@microsoft.graph.conflictBehavior": "fail", fileSystemInfo: dates } };
  const begun = await LargeFileUploadTask.createUploadSession(client, below("Dated.bin", "createUploadSession"), payload);
  const dated = (await new LargeFileUploadTask(client, new FileUpload(data(60), "Dated.bin", 60), begun).upload()).responseBody;
  const { createdDateTime, lastModifiedDateTime } = dated.fileSystemInfo;
  return { ...seen, dated: [item(dated), time(createdDateTime), time(lastModifiedDateTime)], tree: await tree() };
}

// A session that stops after two fragments and goes on, one that is given up, and one whose name is taken meanwhile.
export async function resumed() {
  const size = 5 * UNIT + 77;
  const bytes = data(size);
  const { ranges, task } = await session("long.bin", bytes, { rangeSize: UNIT });
  const fragment = (task, first, last) =>
    task.uploadSlice(bytes.subarray(first, last), { minValue: first, maxValue: last - 1 }, task.file.size);
  for (const first of [0, UNIT]) await fragment(task, first, first + UNIT);
  const { nextExpectedRanges: next } = await task.getStatus();
  const made = (await task.resume()).responseBody;

  const other = (await session("gone.bin", bytes, { rangeSize: UNIT })).task;
  await fragment(other, 0, UNIT);
  await other.cancel();
  const gone = await refusal(() => other.getStatus());

  const late = (await session("race.bin", bytes.subarray(0, 300))).task;
  await put("Uploads/race.bin", data(10));
  const taken = await refusal(() => fragment(late, 0, 300));
  const committed = await late.commit(at("Uploads/race.bin"), "rename");
  return {
    next: parseInt(next[0], 10),
    sent: ranges.map(([, last]) => last + 1),
    made: [item(made), await read(below("Uploads/long.bin", "content"))],
    gone,
    taken,
    renamed: [item(committed), await read(`${DRIVE}/items/${committed.id}/content`)],
    tree: await tree(`${at("Uploads")}:`),
  };
}

export async function versions() {
  const file = "Reports/Draft.txt";
  const list = async () => (await get(below(file, "versions"))).value.map((it) => [it.id, it.size]);
  for (const count of [100, 200, 300]) await put(file, data(count));
  const seen = { listed: await list() };
  const one = await get(below(file, "versions/1.0"));
  seen.one = [[one.id, one.size], await read(below(file, "versions/1.0/content"))];
  await client.api(below(file, "versions/1.0/restoreVersion")).post();
  seen.restored = [item(await get(at(file))), await list(), await read(below(file, "content"))];
  const seeded = (await get(below("Welcome.txt", "versions"))).value;
  seen.seeded = seeded.map((it) => [it.id, it.size, time(it.lastModifiedDateTime), it.lastModifiedBy.user.displayName]);
  return seen;
}
