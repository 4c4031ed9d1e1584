import { toPhone } from "@/lib/assets/airtime/example";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { acceptOffer } from "@/lib/trades";
import { offerOf, PHONE, PRICE } from "@/lib/trades/scenes-for-tests";
import { type DepositStage, freshKey, handleWaitingEvents, type TestUser } from "../gateway-for-tests";
import { paidByCard } from "../refunds/refunds-for-tests";
import type { ChargebackState } from "./machine";

export interface StoredChargeback {
  id: string;
  version: bigint;
  state: ChargebackState;
  depositId: string;
  userId: string;
  gatewayRecordId: string;
  amountMinor: bigint;
  heldMinor: bigint;
  lossMinor: bigint;
  recoveredMinor: bigint;
  response: string | null;
  evidence: Record<string, unknown> | null;
  dueAt: Date | null;
  checkAt: Date | null;
}

/** The chargeback of one of the gateway's disputes. */
export const chargebackOf = (disputeId: string) =>
  queryOne<StoredChargeback>(sql`select * from chargeback where gateway_record_id = ${disputeId}`);

/** The same; throws if it does not exist. */
export async function stored(disputeId: string): Promise<StoredChargeback> {
  const row = await chargebackOf(disputeId);
  if (!row) throw new Error(`no chargeback of ${disputeId}`);
  return row;
}

export interface Disputed {
  reference: string;
  disputeId: string;
}

/** A card payment disputed at the gateway; not processed here yet. */
export async function disputed(
  stage: DepositStage,
  by: TestUser,
  { kobo = 5_000_00, ...raise }: { kobo?: number; amount?: number; dueInHours?: number } = {},
): Promise<Disputed> {
  const reference = await paidByCard(stage, by, kobo);
  return { reference, disputeId: await raiseDispute(stage, reference, raise) };
}

export async function raiseDispute(
  stage: DepositStage,
  reference: string,
  raise: { amount?: number; dueInHours?: number } = {},
): Promise<string> {
  const { id } = await stage.control("paystack/disputes", { reference, ...raise });
  return String(id);
}

/** The same, with its webhook processed. */
export async function opened(stage: DepositStage, by: TestUser, raise: Parameters<typeof disputed>[2] = {}) {
  const { reference, disputeId } = await disputed(stage, by, raise);
  await receiveDisputeWebhook(stage, reference, "create");
  return { reference, disputeId, ...(await stored(disputeId)) };
}

/** The bank decides at the gateway, and the webhook is processed. */
export async function decided(
  stage: DepositStage,
  { reference, disputeId }: Disputed,
  resolution: "declined" | "bank-accepted",
  amount?: number,
): Promise<unknown[]> {
  await stage.control("paystack/disputes/resolve", { id: disputeId, resolution, amount });
  return receiveDisputeWebhook(stage, reference, "resolve");
}

/** Delivers and processes a dispute's webhook; returns the errors of the jobs. */
export async function receiveDisputeWebhook(
  stage: DepositStage,
  reference: string,
  what: "create" | "remind" | "resolve",
): Promise<unknown[]> {
  await stage.control("webhooks/replay", { reference, event: `charge.dispute.${what}` });
  return handleWaitingEvents();
}

/** The balances of a user's wallet and of a chargeback's hold, and whether the user is frozen. */
export async function bookingState(userId: string, chargebackId: string) {
  const rows = await query<{ kind: string; balance: bigint }>(sql`
    select kind::text as kind, balance from account_balance
    where (kind = 'WALLET' and owner_id = ${userId}::uuid) or (kind = 'HOLD' and subject_kind = 'chargeback' and owner_id = ${chargebackId}::uuid)`);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.balance ?? 0n;
  return { wallet: of("WALLET"), held: of("HOLD"), isFrozen: await isFrozen(userId) };
}

export const isFrozen = async (userId: string): Promise<boolean> =>
  (
    await queryOne<{ is: boolean }>(sql`
    select restrictions_now(user_id) & 2 <> 0 as is from allowance where user_id = ${userId}::uuid`)
  )?.is ?? false;

/** The transfers of a chargeback, as kind and kobo, in order. */
export async function postedFor(chargebackId: string): Promise<string[]> {
  const rows = await query<{ kind: string; amountMinor: bigint }>(sql`
    select kind, amount_minor from transfer where subject_id = ${chargebackId}::uuid order by id`);
  return rows.map(({ kind, amountMinor }) => `${kind} ${amountMinor}`);
}

/** A dispute as the gateway has it. */
export async function atGateway(stage: DepositStage, disputeId: string) {
  const response = await fetch(`${stage.controlUrl}/disputes`);
  const all = (await response.json()) as {
    id: string;
    status: string;
    resolution: string | null;
    message?: string | null;
  }[];
  return all.find(({ id }) => id === disputeId);
}

/** The user buys with the wallet's balance. */
export async function spend(stage: DepositStage, by: TestUser, priceMinor = PRICE) {
  const bayo = await stage.makeUser("Bayo Adeyemi");
  const { offerId } = await offerOf(bayo, priceMinor);
  const order = { offerId, offerVersion: 1n, priceMinor, delivery: toPhone(PHONE) };
  return acceptOffer(by.actor, freshKey(), order);
}

/** A payment of 5,000 naira, partly spent before the dispute arrives. */
export async function openedAfterSpending(stage: DepositStage, by: TestUser, spentMinor: bigint) {
  const { reference, disputeId } = await disputed(stage, by);
  if (spentMinor > 0n) await spend(stage, by, spentMinor);
  await receiveDisputeWebhook(stage, reference, "create");
  return { reference, disputeId, ...(await stored(disputeId)) };
}
