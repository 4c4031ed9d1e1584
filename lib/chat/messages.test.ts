import { randomUUID } from "node:crypto";
import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import type { Actor } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { openDispute } from "../disputes";
import { publishOffer } from "../offers";
import { acceptOffer } from "../trades";
import { readLatestMessages, readMessages } from "./messages";
import { mark, read, send } from "./procedures";

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;
let femi: TestUser;
let chidi: TestUser;
let eve: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada Obi", { balanceMinor: 100_000_00n, level: "TRUSTED" });
  bayo = await makeUser(app, "Bayo Adeyemi", { level: "TRUSTED" });
  femi = await makeUser(app, "Femi Alade", { level: "TRUSTED" });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  eve = await makeUser(app, "Eve Musa");
});
afterAll(() => app.close());

async function openTrade(seller = bayo): Promise<string> {
  const priceMinor = 4_150_00n;
  const { result: offer } = await publishOffer(seller.actor, randomUUID(), {
    ...airtimeOf(5_000_00n),
    priceMinor,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
  const { result } = await acceptOffer(ada.actor, randomUUID(), {
    offerId: offer.offerId,
    offerVersion: 1n,
    priceMinor,
    delivery: toPhone("+2348031234567"),
  });
  return result.tradeId;
}

const as = (actor: Actor) => ({
  context: { actor, key: undefined, requestId: newId(), address: "192.0.2.1", userAgent: "test" },
});
const say = (by: TestUser, id: string, body: string, clientKey = randomUUID()) =>
  call(send, { id, clientKey, body }, as(by.actor));
const bodies = async (by: TestUser, id: string) =>
  (await call(read, { id, after: 0 }, as(by.actor))).items.map(({ body }) => body);

test("numbers fifty concurrent messages from one to fifty, without gaps or duplicates", async () => {
  const id = await openTrade();
  const sent = await Promise.all(
    Array.from({ length: 50 }, (_, at) => say(at % 2 ? ada : bayo, id, `message ${at}`)),
  );
  const oneToFifty = Array.from({ length: 50 }, (_, at) => at + 1);
  expect(sent.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(oneToFifty);
  const room = await readMessages(ada.actor, id, 0);
  expect(room.items.map(({ sequence }) => sequence)).toEqual(oneToFifty);
  expect(room.lastSequence).toBe(50);
});

test("stores a message once when it is sent twenty times with one key, and always returns its number", async () => {
  const id = await openTrade();
  await say(bayo, id, "first");
  const clientKey = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => say(ada, id, "Have you sent it?", clientKey)),
  );
  expect(new Set(answers.map(({ sequence }) => sequence))).toEqual(new Set([2]));
  expect(await bodies(ada, id)).toEqual(["first", "Have you sent it?"]);
  expect(await say(bayo, id, "Yes")).toMatchObject({ sequence: 3 });
});

test("stores a message once when two copies wait for each other in the database", async () => {
  const id = await openTrade();
  await say(bayo, id, "first");
  await app.asOwner("begin");
  await app.asOwner("select from chat_room where subject_id = $1 for update", [id]);
  const clientKey = randomUUID();
  const copies = Promise.all([say(ada, id, "second", clientKey), say(ada, id, "second", clientKey)]);
  // The first waits for our lock, the second for the first: both have looked up the key and not found it.
  await expect
    .poll(async () => {
      const waiting = await app.asOwner(
        "select from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0 and datname = current_database()",
      );
      return waiting.rowCount;
    })
    .toBe(2);
  await app.asOwner("commit");
  expect(await copies).toMatchObject([{ sequence: 2 }, { sequence: 2 }]);
  expect(await say(bayo, id, "third")).toMatchObject({ sequence: 3 });
});

test("scopes a key to its sender", async () => {
  const id = await openTrade();
  const clientKey = randomUUID();
  await Promise.all([say(ada, id, "from Ada", clientKey), say(bayo, id, "from Bayo", clientKey)]);
  expect((await bodies(ada, id)).sort()).toEqual(["from Ada", "from Bayo"]);
});

test("refuses to let others read, write or mark", async () => {
  const id = await openTrade();
  await say(ada, id, "between us");
  const refused = { reason: "not_found", status: 404 };
  await expect(bodies(eve, id)).rejects.toMatchObject(refused);
  await expect(say(eve, id, "let me in")).rejects.toMatchObject(refused);
  await call(mark, { id, sequence: 1 }, as(eve.actor));
  expect((await readMessages(ada.actor, id, 0)).partnerRead).toBe(0);
  expect(await bodies(bayo, id)).toEqual(["between us"]);
});

test("lets a moderator read and write only during a dispute that is theirs", async () => {
  const id = await openTrade();
  await say(ada, id, "before the dispute");
  const refused = { reason: "not_found" };
  await expect(bodies(chidi, id)).rejects.toMatchObject(refused);
  await expect(say(chidi, id, "hello")).rejects.toMatchObject(refused);
  const complaint = { tradeId: id, reason: "other", statement: "He does not answer any more." } as const;
  await openDispute(ada.actor, randomUUID(), complaint);
  await expect(bodies(chidi, id)).rejects.toMatchObject(refused);
  await expect(say(chidi, id, "hello")).rejects.toMatchObject(refused);
  await app.asOwner(
    `insert into assignment (id, kind, subject_id, staff_id, given_by_id)
     select gen_random_uuid(), 'disputes', id, $2, $2 from dispute where trade_id = $1`,
    [id, chidi.id],
  );
  await say(chidi, id, "I am reading this.");
  expect(await bodies(bayo, id)).toEqual(["before the dispute", "I am reading this."]);
});

test("a read mark only advances, and is per party", async () => {
  const id = await openTrade();
  await say(ada, id, "one");
  await say(ada, id, "two");
  await call(mark, { id, sequence: 2 }, as(bayo.actor));
  await call(mark, { id, sequence: 1 }, as(bayo.actor));
  expect(await readMessages(ada.actor, id, 0)).toMatchObject({ partnerRead: 2, read: 0 });
  expect(await readMessages(bayo.actor, id, 0)).toMatchObject({ partnerRead: 0, read: 2 });
});

test("reads the latest messages, and those after a number", async () => {
  const id = await openTrade();
  for (const body of ["one", "two", "three"]) await say(ada, id, body);
  const latest = await readLatestMessages(bayo.actor, id, 2);
  expect(latest.items.map(({ body }) => body)).toEqual(["two", "three"]);
  expect((await readMessages(bayo.actor, id, 2)).items.map(({ body }) => body)).toEqual(["three"]);
});

test("stores a message unchanged, including markup", async () => {
  const id = await openTrade();
  const body = "<script>alert(1)</script> ‮ 😀\n'; drop table message; --";
  await say(ada, id, body);
  expect(await bodies(bayo, id)).toEqual([body]);
});

test("refuses an empty message and one over 2,000 characters", async () => {
  const id = await openTrade(femi);
  await expect(say(ada, id, "   ")).rejects.toThrow();
  await expect(say(ada, id, "a".repeat(2_001))).rejects.toThrow();
  expect(await say(ada, id, "a".repeat(2_000))).toMatchObject({ sequence: 1 });
});

test("the application cannot change or delete messages", async () => {
  const id = await openTrade(femi);
  await say(ada, id, "for ever");
  await expect(query(sql`update message set body = 'other' where subject_id = ${id}::uuid`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(query(sql`delete from message where subject_id = ${id}::uuid`)).rejects.toThrow(
    /permission denied/,
  );
});
