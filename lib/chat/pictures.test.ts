import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@orpc/server";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { files } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import { photo } from "@/lib/media/scene-for-tests";
import { recordFile } from "@/lib/records";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, sceneOf } from "@/lib/trades/scenes-for-tests";
import { verifyRecord } from "@/scripts/verify-record.mjs";
import { addPicture, read, send } from "./procedures";

const folder = mkdtempSync(path.join(tmpdir(), "amana-chat-"));
let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const as = ({ actor }: TestUser, key?: string) => ({
  context: { actor, key, requestId: newId(), address: "192.0.2.1", userAgent: "test" },
});

async function added(
  by: TestUser,
  tradeId: string,
  colour = "#07a",
): Promise<{ id: string; sha256: string }> {
  const bytes = await photo(colour, 80, 60);
  const file = new File([new Uint8Array(bytes)], "photo.jpg", { type: "image/jpeg" });
  const { pictureId, sha256 } = await call(addPicture, { id: tradeId, file }, as(by, freshKey()));
  expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  return { id: pictureId, sha256 };
}

const say = (by: TestUser, id: string, message: { body?: string; pictures?: string[]; clientKey?: string }) =>
  call(send, { id, clientKey: randomUUID(), ...message }, as(by));
const said = async (by: TestUser, id: string) => (await call(read, { id, after: 0 }, as(by))).items;
const seen = async (by: TestUser | null, mediaId: string) =>
  (await files.show(by?.actor ?? null, { mediaId, page: 1 })) !== undefined;
const over = expect.objectContaining({ reason: "picture_over" }) as unknown;

test("up to four pictures stand in a message, alone or beside words, and in the trade’s record by their digests", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  const four = await Promise.all(
    ["#100", "#200", "#300", "#400"].map((colour) => added(ada, tradeId, colour)),
  );
  const ids = four.map(({ id }) => id);
  await say(ada, tradeId, { pictures: ids });
  // Small in the message, and as large as it is kept behind it.
  const sizes = await Promise.all(
    [1, 2, 3].map((page) => files.show(bayo.actor, { mediaId: ids[0] ?? "", page })),
  );
  expect(sizes.map((size) => size !== undefined)).toEqual([true, true, false]);
  const five = [...ids, randomUUID()];
  await expect(say(ada, tradeId, { pictures: five })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(say(ada, tradeId, { pictures: [] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const reply = await added(bayo, tradeId);
  await say(bayo, tradeId, { body: "Look here.", pictures: [reply.id] });
  expect((await said(bayo, tradeId)).map(({ body, pictures }) => ({ body, pictures }))).toEqual([
    { body: "", pictures: four },
    { body: "Look here.", pictures: [reply] },
  ]);
  const verdict = await verifyRecord(await recordFile(ada.actor, tradeId));
  expect(verdict.problems).toEqual([]);
  expect(verdict.entries.slice(-7).map(({ kind, facts, text }) => [kind, facts.sha256 ?? text])).toEqual([
    ["message", null],
    ...four.map(({ sha256 }) => ["picture", sha256]),
    ["message", "Look here."],
    ["picture", reply.sha256],
  ]);
});

test("its sender sees a picture at once, the other party with its message, others never, moderators whose case it is", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
  const eve = await makeUser(app, "Eve Musa");
  const { id } = await added(ada, tradeId);
  const viewers = [ada, bayo, eve, chidi, null];
  const all = () => Promise.all(viewers.map((viewer) => seen(viewer, id)));
  expect(await all()).toEqual([true, false, false, false, false]);
  await say(ada, tradeId, { pictures: [id] });
  expect(await all()).toEqual([true, true, false, false, false]);
  await app.asOwner(
    `insert into assignment (id, kind, subject_id, staff_id, given_by_id)
     select gen_random_uuid(), 'disputes', id, $2, $2 from dispute where trade_id = $1`,
    [tradeId, chidi.id],
  );
  expect(await all()).toEqual([true, true, false, true, false]);
  for (const other of [eve, await makeUser(app, "Dele Ojo", { staffRoles: ["MODERATOR"] })])
    await expect(added(other, tradeId)).rejects.toMatchObject({ reason: "not_found" });
});

test("a picture is in one message: not sent twice, by another, or in another trade; a retry is stored once", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  const { id } = await added(ada, tradeId);
  await expect(say(bayo, tradeId, { pictures: [id] })).rejects.toEqual(over);
  await expect(say(ada, tradeId, { pictures: [id, id] })).rejects.toThrow();
  const message = { pictures: [id], clientKey: randomUUID() };
  const first = await say(ada, tradeId, message);
  expect(await say(ada, tradeId, message)).toEqual(first);
  await expect(say(ada, tradeId, { body: "Again", pictures: [id] })).rejects.toEqual(over);
  expect(await said(ada, tradeId)).toHaveLength(1);
  const late = await added(ada, tradeId);
  await app.moveTime("19 hours 1 minute");
  await expect(say(ada, tradeId, { pictures: [late.id] })).rejects.toEqual(over);
});

test("of two messages at once with the same picture one is stored, in 20 rounds", async () => {
  const { ada, tradeId } = await sceneOf(app, "DELIVERED");
  for (let round = 1; round <= 20; round += 1) {
    const { rows } = await app.asOwner(
      `insert into media (id, owner_id, purpose, mime, size_bytes, sha256, has_original, shown, data_key)
       values (gen_random_uuid(), $1, 'chat', 'image/png', 1, repeat('0', 64), true, '["page-1-x"]', '\\x00') returning id`,
      [ada.id],
    );
    const pictures = [(rows[0] as { id: string }).id];
    const both = await Promise.allSettled([1, 2].map(() => say(ada, tradeId, { pictures })));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: over });
    expect(await said(ada, tradeId)).toHaveLength(round);
  }
});

test("PostgreSQL takes no picture of another, none for another purpose, and none for a message that stands", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DELIVERED");
  const [own, others] = [await added(ada, tradeId), await added(bayo, tradeId)];
  const web = new pg.Client({ connectionString: app.webUrl });
  await web.connect();
  const sent = (mediaId: string, sha256: string, place = 1) =>
    web.query(
      `with room as (
         insert into chat_room (subject_kind, subject_id, last_sequence) values ('trade', $1, 1)
         on conflict (subject_kind, subject_id) do update set last_sequence = chat_room.last_sequence + 1 returning last_sequence),
       stored as (
         insert into message (subject_kind, subject_id, sequence, author_id, client_key, body)
         select 'trade', $1, last_sequence, $2, gen_random_uuid(), '' from room returning sequence)
       insert into message_picture (subject_kind, subject_id, sequence, place, media_id, sha256)
       select 'trade', $1, sequence, $5, $3, $4 from stored`,
      [tradeId, ada.id, mediaId, sha256, place],
    );
  const refused = "pictures that its author has just sent";
  await expect(sent(others.id, others.sha256)).rejects.toThrow(refused);
  await expect(sent(own.id, others.sha256.replaceAll(/./g, "0"))).rejects.toThrow(refused);
  await expect(sent(own.id, own.sha256, 5)).rejects.toThrow("place_check");
  await sent(own.id, own.sha256);
  const next = await added(ada, tradeId, "#123");
  await expect(
    web.query(
      `insert into message_picture (subject_kind, subject_id, sequence, place, media_id, sha256) values ('trade', $1, 1, 2, $2, $3)`,
      [tradeId, next.id, next.sha256],
    ),
  ).rejects.toThrow(refused);
  for (const statement of ["update message_picture set place = 2", "delete from message_picture"]) {
    await expect(web.query(statement)).rejects.toThrow("permission denied");
    await expect(app.asOwner(statement)).rejects.toThrow("append-only");
  }
  await web.end();
});
