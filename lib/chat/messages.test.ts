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

test("fifty messages sent at once get the numbers one to fifty, without a gap or a double", async () => {
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

test("a message sent twenty times under one key is stored once, and every sender hears its number", async () => {
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

test("two copies of a message that wait for each other in the database are stored once", async () => {
  const id = await openTrade();
  await say(bayo, id, "first");
  await app.asOwner("begin");
  await app.asOwner("select from chat_room where subject_id = $1 for update", [id]);
  const clientKey = randomUUID();
  const copies = Promise.all([say(ada, id, "second", clientKey), say(ada, id, "second", clientKey)]);
  // The first of them waits for us, the other for the first: both have looked for the key and found nothing.
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

test("two people may use the same key: it belongs to its sender", async () => {
  const id = await openTrade();
  const clientKey = randomUUID();
  await Promise.all([say(ada, id, "from Ada", clientKey), say(bayo, id, "from Bayo", clientKey)]);
  expect((await bodies(ada, id)).sort()).toEqual(["from Ada", "from Bayo"]);
});

test("a third person can neither read nor write, and learns nothing", async () => {
  const id = await openTrade();
  await say(ada, id, "between us");
  const refused = { reason: "not_found", status: 404 };
  await expect(bodies(eve, id)).rejects.toMatchObject(refused);
  await expect(say(eve, id, "let me in")).rejects.toMatchObject(refused);
  await call(mark, { id, sequence: 1 }, as(eve.actor));
  expect((await readMessages(ada.actor, id, 0)).partnerRead).toBe(0);
  expect(await bodies(bayo, id)).toEqual(["between us"]);
});

test("a moderator reads and writes only while the trade is disputed", async () => {
  const id = await openTrade();
  await say(ada, id, "before the dispute");
  const refused = { reason: "not_found" };
  await expect(bodies(chidi, id)).rejects.toMatchObject(refused);
  await expect(say(chidi, id, "hello")).rejects.toMatchObject(refused);
  const complaint = { tradeId: id, reason: "other", statement: "He does not answer any more." } as const;
  await openDispute(ada.actor, randomUUID(), complaint);
  await say(chidi, id, "I am reading this.");
  expect(await bodies(bayo, id)).toEqual(["before the dispute", "I am reading this."]);
});

test("a mark of reading goes forward only, and only the other side's counts for the sender", async () => {
  const id = await openTrade();
  await say(ada, id, "one");
  await say(ada, id, "two");
  await call(mark, { id, sequence: 2 }, as(bayo.actor));
  await call(mark, { id, sequence: 1 }, as(bayo.actor));
  expect(await readMessages(ada.actor, id, 0)).toMatchObject({ partnerRead: 2, read: 0 });
  expect(await readMessages(bayo.actor, id, 0)).toMatchObject({ partnerRead: 0, read: 2 });
});

test("a room opens with its last messages, and asks for what came after a number", async () => {
  const id = await openTrade();
  for (const body of ["one", "two", "three"]) await say(ada, id, body);
  const latest = await readLatestMessages(bayo.actor, id, 2);
  expect(latest.items.map(({ body }) => body)).toEqual(["two", "three"]);
  expect((await readMessages(bayo.actor, id, 2)).items.map(({ body }) => body)).toEqual(["three"]);
});

test("a message is kept to the letter, and markup in it is only text", async () => {
  const id = await openTrade();
  const body = "<script>alert(1)</script> ‮ 😀\n'; drop table message; --";
  await say(ada, id, body);
  expect(await bodies(bayo, id)).toEqual([body]);
});

test("an empty message and one of more than 2,000 characters are refused", async () => {
  const id = await openTrade(femi);
  await expect(say(ada, id, "   ")).rejects.toThrow();
  await expect(say(ada, id, "a".repeat(2_001))).rejects.toThrow();
  expect(await say(ada, id, "a".repeat(2_000))).toMatchObject({ sequence: 1 });
});

test("messages cannot be changed or removed by the application", async () => {
  const id = await openTrade(femi);
  await say(ada, id, "for ever");
  await expect(query(sql`update message set body = 'other' where subject_id = ${id}::uuid`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(query(sql`delete from message where subject_id = ${id}::uuid`)).rejects.toThrow(
    /permission denied/,
  );
});
