import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { initiateDeposit } from "@/lib/deposits/commands/initiate-deposit";
import {
  creditsOf,
  type DepositStage,
  freshKey,
  openDepositStage,
  type TestUser,
} from "@/lib/deposits/gateway-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { type Dice, dice } from "@/lib/testing/dice";
import { receiveWebhook } from "./webhook-endpoint";

const MUTATIONS = Number(process.env.MUTATED_WEBHOOKS ?? 300);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
  ada = await stage.makeUser("Ada Obi");
});
afterAll(() => stage.close());

const sign = (body: Buffer) =>
  createHmac("sha512", process.env.PAYSTACK_SECRET_KEY ?? "")
    .update(body)
    .digest("hex");

interface Webhook {
  body: Buffer;
  signature: string;
}

const flipped = (bytes: Buffer, random: Dice): Buffer => {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ random.pick([1, 2, 4, 8, 16, 64]); // 32 only changes a letter's case
  return copy;
};

/** Changes to the body or its signature, each of which invalidates the signature. */
const mutations: readonly ((webhook: Webhook, random: Dice) => Webhook)[] = [
  ({ body, signature }, random) => ({ body: flipped(body, random), signature }),
  ({ body, signature }, random) => ({ body: body.subarray(0, random.below(body.length)), signature }),
  ({ body, signature }, random) => ({
    body: Buffer.concat([body, Buffer.from(" \n\t}".slice(random.below(4)))]),
    signature,
  }),
  ({ body, signature }) => ({
    body: Buffer.from(body.toString().replace(/(?<="amount":"?)(?=\d)/, "9")),
    signature,
  }),
  ({ body, signature }) => ({
    body: Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1)),
    signature,
  }),
  ({ body, signature }, random) => ({
    body,
    signature: flipped(Buffer.from(signature), random).toString("latin1"),
  }),
  ({ body, signature }, random) => ({ body, signature: signature.slice(0, random.below(128)) }),
  ({ body, signature }) => ({ body, signature: signature.split("").toReversed().join("") }),
  ({ body }) => ({ body, signature: createHmac("sha512", "sk_test_of_another").update(body).digest("hex") }),
  ({ body }) => ({
    body,
    signature: createHmac("sha256", process.env.PAYSTACK_SECRET_KEY ?? "")
      .update(body)
      .digest("hex"),
  }),
];

const counts = () =>
  queryOne<object>(sql`
    select (select count(*)::int from webhook_event) as events, (select count(*)::int from outbox) as facts,
      (select count(*)::int from posting) as postings`);

async function deliver({ body, signature }: Webhook): Promise<number> {
  const headers = new Headers();
  try {
    headers.set("x-paystack-signature", signature);
  } catch {
    // An invalid header value is sent as no header.
  }
  const request = new Request("http://localhost/api/webhooks/paystack", {
    method: "POST",
    headers,
    body: new Uint8Array(body),
  });
  return (await receiveWebhook("paystack", request)).status;
}

test(
  `none of ${MUTATIONS} altered webhooks is accepted, and nothing is written (SEED=${SEED})`,
  async () => {
    const request = { amountMinor: 5_000_00n, returnTo: null };
    const { reference } = (await initiateDeposit(ada.actor, freshKey(), request)).result;
    await stage.control("modes", { mode: "loss", reference });
    await stage.control("paystack/pay", { reference });
    const response = await fetch(`${stage.controlUrl}/webhooks?reference=${reference}`);
    const [sent] = (await response.json()) as { body: string; signature: string }[];
    const genuine: Webhook = { body: Buffer.from(sent?.body ?? ""), signature: sent?.signature ?? "" };
    expect(sign(genuine.body)).toBe(genuine.signature);
    const before = await counts();
    const random = dice(SEED);
    for (let at = 0; at < MUTATIONS; at += 1) {
      const mutated = mutations[at % mutations.length]?.(genuine, random);
      expect({ at, status: mutated && (await deliver(mutated)) }).toEqual({ at, status: 401 });
    }
    expect(await counts()).toEqual(before);
    expect(await creditsOf(ada.id)).toMatchObject({ credits: 0 });
    expect(await deliver(genuine)).toBe(200);
  },
  60_000 + MUTATIONS * 50,
);
