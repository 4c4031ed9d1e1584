import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endSession } from "@/lib/identity/sign-in";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { type Browser, openPushStage, type PushStage } from "./stage-for-tests";
import { devicesOf, dropSubscription, subscriptionSchema } from "./subscriptions";

let stage: PushStage;

beforeAll(async () => {
  stage = await openPushStage();
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await stage.close();
});

const clients: pg.Client[] = [];

/** A connection of the web process. */
async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: stage.app.webUrl });
  await client.connect();
  clients.push(client);
  return client;
}

const keeping = ({ id }: TestUser, { endpoint, keys }: Browser, session: string): [string, string[]] => [
  "select keep_push_subscription($1, $2, $3, $4, $5, $6, 'x') as kept",
  [newId(), id, session, endpoint, keys.p256dh, keys.auth],
];

const endpointsOf = async ({ id }: TestUser) => (await devicesOf(id)).map(({ endpoint }) => endpoint);
const rows = (endpoint: string) =>
  query<{ userId: string }>(sql`select user_id from push_subscription where endpoint = ${endpoint}`);

test("a browser that registers again is one browser, with its newest keys", async () => {
  const ada = await makeUser(stage.app, "Ada Obi");
  const [browser, newer] = [await stage.browserOf(ada), await stage.subscribed()];
  await stage.keep(ada, { ...browser, keys: newer.keys }, await stage.signIn(ada));
  expect(await devicesOf(ada.id)).toMatchObject([{ endpoint: browser.endpoint, ...newer.keys }]);
});

test("a person has ten browsers, and the one that was registered longest ago goes", async () => {
  const ada = await makeUser(stage.app, "Ada Obi");
  const session = await stage.signIn(ada);
  const browsers = await Promise.all(Array.from({ length: 11 }, () => stage.subscribed()));
  for (const browser of browsers) {
    await stage.keep(ada, browser, session);
    await stage.app.moveTime("1 second");
  }
  expect((await endpointsOf(ada)).toSorted()).toEqual(
    browsers
      .slice(1)
      .map(({ endpoint }) => endpoint)
      .toSorted(),
  );
});

test("a browser that registers while another does leaves ten in the end", async () => {
  const ada = await makeUser(stage.app, "Ada Obi");
  const session = await stage.signIn(ada);
  for (let at = 0; at < 10; at += 1) await stage.keep(ada, await stage.subscribed(), session);
  const [one, other] = [await connected(), await connected()];
  await one.query("begin");
  await one.query(...keeping(ada, await stage.subscribed(), session));
  const waiting = other.query(...keeping(ada, await stage.subscribed(), session));
  await one.query("commit");
  await waiting;
  expect(await devicesOf(ada.id)).toHaveLength(10);
});

test("a browser that another account registers is that account’s alone", async () => {
  const [ada, bayo] = [await makeUser(stage.app, "Ada Obi"), await makeUser(stage.app, "Bayo Adeyemi")];
  const browser = await stage.browserOf(ada);
  await stage.keep(bayo, browser, await stage.signIn(bayo));
  expect([await endpointsOf(ada), await endpointsOf(bayo)]).toEqual([[], [browser.endpoint]]);
  const sessions = { ada: await stage.signIn(ada), bayo: await stage.signIn(bayo) };
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([stage.keep(ada, browser, sessions.ada), stage.keep(bayo, browser, sessions.bayo)]);
    expect(await rows(browser.endpoint)).toHaveLength(1);
  }
});

test("signing out ends the browser’s pushes from that moment, and those of no other browser", async () => {
  const ada = await makeUser(stage.app, "Ada Obi");
  const [shared, own] = [await stage.subscribed(), await stage.browserOf(ada)];
  const session = await stage.signIn(ada);
  await stage.keep(ada, shared, session);
  await endSession(session);
  expect(await endpointsOf(ada)).toEqual([own.endpoint]);
  await stage.relay();
  expect(await rows(shared.endpoint)).toEqual([]);
});

test("a session that has ended or is another person’s registers nothing", async () => {
  const [ada, bayo] = [await makeUser(stage.app, "Ada Obi"), await makeUser(stage.app, "Bayo Adeyemi")];
  const [browser, session] = [await stage.subscribed(), await stage.signIn(ada)];
  await expect(stage.keep(bayo, browser, session)).rejects.toMatchObject({ reason: "sign_in_needed" });
  await endSession(session);
  await expect(stage.keep(ada, browser, session)).rejects.toMatchObject({ reason: "sign_in_needed" });
  expect(await rows(browser.endpoint)).toEqual([]);
});

test("a session that has run out is sent nothing", async () => {
  const ada = await makeUser(stage.app, "Ada Obi");
  await stage.browserOf(ada);
  await stage.app.moveTime("31 days");
  expect(await endpointsOf(ada)).toEqual([]);
});

test("a person drops their own browser, and no one else’s", async () => {
  const [ada, bayo] = [await makeUser(stage.app, "Ada Obi"), await makeUser(stage.app, "Bayo Adeyemi")];
  const browser = await stage.browserOf(ada);
  await dropSubscription(bayo.actor, browser.endpoint);
  expect(await endpointsOf(ada)).toEqual([browser.endpoint]);
  await dropSubscription(ada.actor, browser.endpoint);
  await dropSubscription(ada.actor, browser.endpoint);
  expect(await endpointsOf(ada)).toEqual([]);
});

describe("a subscription’s fields", () => {
  const good = {
    endpoint: "https://web.push.apple.com/QOq8",
    keys: {
      p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      auth: "BTBZMqHH6r4Tts7J_aSIgg",
    },
  };
  const isValid = (changed: { endpoint?: string; p256dh?: string; auth?: string }) => {
    const { endpoint = good.endpoint, ...keys } = changed;
    return subscriptionSchema.safeParse({ endpoint, keys: { ...good.keys, ...keys } }).success;
  };

  test("are a push service and keys of the right length", () => {
    expect(isValid({})).toBe(true);
    expect(isValid({ endpoint: "https://example.com/x" })).toBe(false);
    expect(isValid({ endpoint: `https://web.push.apple.com/${"x".repeat(1_000)}` })).toBe(false);
    expect(isValid({ auth: "short" })).toBe(false);
    expect(isValid({ auth: "*".repeat(22) })).toBe(false);
    expect(isValid({ p256dh: "B".repeat(86) })).toBe(false);
  });

  test("are a point of the curve", () => {
    expect(isValid({ p256dh: `B${"A".repeat(86)}` })).toBe(false);
  });
});

test("the web process registers and drops, and changes nothing else of a subscription", async () => {
  const ada = await makeUser(stage.app, "Ada Obi");
  const [browser, session] = [await stage.subscribed(), await stage.signIn(ada)];
  const client = await connected();
  const kept = await client.query(...keeping(ada, browser, session));
  expect(kept.rows).toEqual([{ kept: true }]);
  for (const statement of [
    "update push_subscription set endpoint = 'https://example.com'",
    "update push_subscription set gone_at = null",
    "insert into push_subscription select * from push_subscription",
  ]) {
    await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
  await client.query("delete from push_subscription where endpoint = $1", [browser.endpoint]);
  expect(await rows(browser.endpoint)).toEqual([]);
});
