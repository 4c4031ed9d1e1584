import { createHash, randomInt, randomUUID } from "node:crypto";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { deposit } from "@/lib/deposits/machine";
import { defaultGateway } from "@/lib/gateways/names";
import type { Actor } from "@/lib/kernel/command";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { gatewayAccount, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { publishOffer } from "@/lib/offers";

/** What every offer of the benchmarks is: 5,000 naira of airtime, at a price whose commission has to be rounded. */
export const FACE_VALUE = 500_000n;
export const PRICE = 415_033n;

/** More than any run spends. */
const FUNDS = 10_000n * PRICE;

const HOUR_MS = 3_600_000;

// Several processes make people on one database, each in a block of numbers of its own.
let phones = randomInt(900) * 10_000;

/** People who have proven everything and may trade the most a day. */
export async function makePeople(count: number): Promise<Actor[]> {
  const ids = Array.from({ length: count }, newId);
  const first = phones;
  phones += count;
  await query(sql`
    with person as (
      insert into app_user (id, name, email, phone, password_hash, level, email_verified_at, phone_verified_at)
      select id, 'Person ' || at, 'person.' || at || '@amana.test', '+2348' || lpad(at::text, 9, '0'), 'none', 'TRUSTED', now(), now()
      from unnest(${ids}::uuid[]) with ordinality listed (id, place), lateral (select ${first}::int + place as at) counted
      returning id)
    insert into allowance (user_id) select id from person`);
  return ids.map((id) => ({ id, roles: [] }));
}

/** People who have just signed up, and their numbers, which they have not proven. */
export async function makeNewcomers(count: number): Promise<{ people: Actor[]; phones: string[] }> {
  const people = await makePeople(count);
  const unproven = await query<{ id: string; phone: string }>(sql`
    update app_user set phone_verified_at = null where id = any(${people.map(({ id }) => id)}::uuid[]) returning id, phone`);
  const phones = new Map(unproven.map(({ id, phone }) => [id, phone]));
  return { people, phones: people.map(({ id }) => phones.get(id) ?? "") };
}

/** Puts money into a wallet the way a paid deposit does: the ledger's own checks run beside what is measured. */
export async function fund({ id: userId }: Actor): Promise<void> {
  const id = newId();
  const [from, to] = [gatewayAccount(defaultGateway(), HOME), wallet(userId, HOME)];
  const amounts = { currency: HOME, askedMinor: FUNDS };
  const expiresAt = new Date(Date.now() + HOUR_MS);
  const row = { id, userId, gateway: defaultGateway(), reference: `benchmark-${id}`, ...amounts, expiresAt };
  const subject = { kind: "deposit", id };
  await post(userId, `intent:${id}`, { subject, insert: [{ table: "deposit", row }], result: {} });
  const set = { paidMinor: FUNDS, gatewayRecordId: `benchmark-${id}`, paidAt: new Date() };
  await post(SYSTEM_ID, `deposit:${id}`, {
    subject,
    rows: [deposit.move({ id, version: 1n }, "settle", set)],
    transfers: [transfer("deposit_credit", from, to, FUNDS)],
    result: {},
  });
}

/** Records a deposit of 5,000 naira that is asked for, without calling the gateway; answers our reference. */
export async function draftToFund({ id: userId }: Actor): Promise<string> {
  const id = newId();
  const reference = `dep-${id}`;
  const times = { expiresAt: new Date(Date.now() + HOUR_MS), checkAt: new Date(Date.now() + HOUR_MS) };
  const row = {
    id,
    userId,
    gateway: defaultGateway(),
    reference,
    currency: HOME,
    askedMinor: 500_000n,
    ...times,
  };
  await post(userId, `intent:${id}`, {
    subject: { kind: "deposit", id },
    insert: [{ table: "deposit", row }],
    result: {},
  });
  return reference;
}

async function post(principal: string, key: string, plan: Plan): Promise<void> {
  const requestHash = createHash("sha256").update(key).digest("hex");
  await commitPlan({ act: "wallet.settle_deposit", principal, key, requestHash, plan });
}

/** Publishes so many offers, of which a seller may have ten open at a time, and answers their ids. */
export async function publishOffers(seller: Actor, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let offer = 0; offer < count; offer += 1) {
    const expiresAt = new Date(Date.now() + HOUR_MS);
    const wanted = { ...airtimeOf(FACE_VALUE), priceMinor: PRICE, expiresAt };
    const { result } = await publishOffer(seller, randomUUID(), wanted);
    ids.push(result.offerId);
  }
  return ids;
}
