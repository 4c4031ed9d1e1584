import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { query, queryOne, raw, sql } from "@/lib/kernel/db";
import { dice } from "@/lib/testing/dice";
import { type TestApp, testApp, useTestSettings } from "@/lib/testing/world";
import { receiveCarrierWebhook } from "./webhook-endpoint";

const SECRET = "sk_test_of_the_carrier";
const MUTATIONS = Number(process.env.MUTATED_WEBHOOKS ?? 300);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

const settings = {
  TERMINAL_AFRICA_URL: "http://localhost:9/v1",
  TERMINAL_AFRICA_SECRET_KEY: SECRET,
};

let app: TestApp;

beforeAll(async () => {
  app = await testApp(settings);
  useTestSettings({ DATABASE_URL: app.webhooksUrl, ...settings });
});
beforeEach(() => app.asOwner("delete from webhook_event; delete from outbox"));
afterAll(async () => {
  for (const name of Object.keys(settings)) delete process.env[name];
  await app.close();
});

const sign = (body: Uint8Array | string, secret = SECRET, algorithm = "sha512") =>
  createHmac(algorithm, secret).update(body).digest("hex");

const about = (number: string, more: object = {}) =>
  JSON.stringify({
    event: "shipment.updated",
    data: { shipment_id: number, status: "delivered", address_to: { name: "Ada Obi" }, ...more },
  });

async function deliver(
  body: string | Uint8Array<ArrayBuffer>,
  signature: string | undefined = sign(body),
  carrier = "terminal_africa",
): Promise<number> {
  const headers = new Headers();
  try {
    if (signature !== "none") headers.set("x-terminal-signature", signature);
  } catch {
    // An invalid header value is sent as no header.
  }
  const request = new Request("http://localhost/", { method: "POST", headers, body });
  return (await receiveCarrierWebhook(carrier, request)).status;
}

const kept = async () =>
  (
    await app.asOwner(
      "select (select json_agg(provider || body) from webhook_event) as webhooks, (select json_agg(topic || payload) from outbox) as facts",
    )
  ).rows[0] as { webhooks: string[] | null; facts: string[] | null };

const nothing = { webhooks: null, facts: null };

test("fifty copies at once: kept once with the number alone, and one hint is published, by the role for webhooks", async () => {
  const statuses = await Promise.all(Array.from({ length: 50 }, () => deliver(about("SH-1"))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await kept()).toEqual({
    webhooks: ['terminal_africa[{"number":"SH-1"}]'],
    facts: ['carriers.hinted{"number": "SH-1", "carrier": "terminal_africa"}'],
  });
});

test("another state of the same parcel is another hint", async () => {
  await deliver(about("SH-1"));
  await deliver(about("SH-1", { status: "in-transit" }));
  expect((await kept()).facts).toHaveLength(2);
});

test(`none of ${MUTATIONS} altered webhooks is accepted, and nothing is written (SEED=${SEED})`, async () => {
  const random = dice(SEED);
  const genuine = Buffer.from(about("SH-1"));
  const flip = (bytes: Buffer): Buffer<ArrayBuffer> => {
    const copy = Buffer.from(bytes);
    const at = random.below(copy.length);
    copy[at] = (copy[at] ?? 0) ^ random.pick([1, 2, 4, 8, 16, 64]); // 32 only changes a letter's case
    return copy;
  };
  const altered = [
    () => deliver(flip(genuine), sign(genuine)),
    () => deliver(Buffer.from(genuine.subarray(0, random.below(genuine.length))), sign(genuine)),
    () => deliver(`${genuine.toString()} `, sign(genuine)),
    () => deliver(about("SH-2"), sign(genuine)),
    () => deliver(genuine, flip(Buffer.from(sign(genuine))).toString("latin1")),
    () => deliver(genuine, sign(genuine).slice(0, random.below(128))),
    () => deliver(genuine, `${sign(genuine)}, ${sign(genuine)}`),
    () => deliver(genuine, sign(genuine, "sk_test_of_another")),
    () => deliver(genuine, sign(genuine, SECRET, "sha256")),
    () => deliver(genuine, "none"),
    () => deliver(genuine, ""),
  ];
  for (let at = 0; at < MUTATIONS; at += 1)
    expect({ at, status: await altered[at % altered.length]?.() }).toEqual({ at, status: 401 });
  expect(await kept()).toEqual(nothing);
  expect(await deliver(genuine)).toBe(200);
});

test("what is signed and concerns no parcel is acknowledged, and not kept", async () => {
  for (const body of ['{"event":"transaction.success","data":{}}', "[]", "no json", "{}"])
    expect(await deliver(body)).toBe(200);
  expect(await deliver(new Uint8Array([0xff, 0xfe, 0x7b]))).toBe(200);
  expect(await kept()).toEqual(nothing);
});

test("a body that is too large is refused before its signature is looked at", async () => {
  expect(await deliver("x".repeat(300_000))).toBe(413);
  expect(await kept()).toEqual(nothing);
});

test("the role for webhooks reads and commits nothing else", async () => {
  for (const table of ["app_user", "trade", "address", "session"])
    await expect(query(sql`select from ${raw(table)}`), table).rejects.toThrow("permission denied");
});

test("after 30 days its number is forgotten, and a copy of it is still known", async () => {
  await deliver(about("SH-1"));
  await app.asOwner("update webhook_event set received_at = app_now() - interval '31 days'");
  await app.asOwner("select forget_webhooks(); delete from outbox");
  expect((await kept()).webhooks).toEqual(["terminal_africa"]);
  await deliver(about("SH-1"));
  expect((await kept()).facts).toBeNull();
});

test("an unknown carrier, one that is not configured, and a process without secrets: 404", async () => {
  for (const carrier of ["unknown", "constructor", "__proto__", "TERMINAL_AFRICA", "paystack", ""])
    expect(await deliver(about("SH-1"), undefined, carrier)).toBe(404);
  const fresh = async (environment: Record<string, string | undefined>) => {
    vi.resetModules();
    for (const [name, value] of Object.entries(environment)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    const endpoint = await import("./webhook-endpoint");
    const headers = { "x-terminal-signature": sign(about("SH-1")) };
    const request = new Request("http://localhost/", { method: "POST", headers, body: about("SH-1") });
    return (await endpoint.receiveCarrierWebhook("terminal_africa", request)).status;
  };
  expect(await fresh({ ROLE: "web", TERMINAL_AFRICA_SECRET_KEY: undefined })).toBe(404);
  expect(await fresh({ ROLE: "all", TERMINAL_AFRICA_URL: undefined })).toBe(404);
  expect(await kept()).toEqual(nothing);
  delete process.env.ROLE;
  expect(await queryOne(sql`select 1 as one`)).toEqual({ one: 1 });
});
