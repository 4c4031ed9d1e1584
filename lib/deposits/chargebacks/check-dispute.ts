import "server-only";
import { type EventHandler, gatewayOf } from "@/lib/gateways";
import type { GatewayDispute } from "@/lib/gateways/records";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { checkDeposit } from "../check-deposit";
import { type DepositState, hasArrived } from "../machine";
import { openChargeback } from "./commands/open-chargeback";
import { answerDeadline } from "./deadline";
import { DisputeMismatchError } from "./dispute-errors";
import { recordDispute } from "./record-dispute";

interface MatchedDeposit {
  depositId: string;
  reference: string;
  state: DepositState;
  paidMinor: bigint | null;
  currency: string;
  /** Read in the same statement as the state, because a concurrent check can open it. */
  chargebackId: string | null;
}

/**
 * Gets a dispute from the gateway and books it: opens a chargeback for a new one, ends it for a decided one. Safe to repeat.
 * Webhooks, the reconciliation and the scheduler all end here; none of them is trusted by itself.
 * @throws GatewayNoAnswer, GatewayRefused; DisputeMismatchError when staff must decide
 */
export async function checkDispute(gateway: string, disputeId: string): Promise<void> {
  const dispute = await gatewayOf(gateway).dispute(disputeId);
  if (dispute.id !== disputeId)
    throw new DisputeMismatchError(disputeId, `the gateway returned ${dispute.id}`);
  const existing = await chargebackOf(gateway, disputeId);
  const id = existing?.id ?? (await open(gateway, dispute));
  await recordDispute(id, dispute);
}

const chargebackOf = (gateway: string, disputeId: string) =>
  queryOne<{ id: string }>(sql`
    select id from chargeback where gateway = ${gateway} and gateway_record_id = ${disputeId}`);

/** Attempts to hold a balance that is spent concurrently, before the job is retried. */
const MAX_ATTEMPTS = 30;

/** Opens a chargeback for a dispute and returns its id. */
async function open(gateway: string, dispute: GatewayDispute): Promise<string> {
  const deposit = await depositOf(gateway, dispute);
  if (deposit.chargebackId) return deposit.chargebackId;
  assertMatches(dispute, deposit);
  const { id: disputeId, amountMinor, category } = dispute;
  const raised = {
    disputeId,
    depositId: deposit.depositId,
    amountMinor,
    category,
    dueAt: answerDeadline(dispute.dueAt, dispute.createdAt ?? new Date()),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result } = await openChargeback(SYSTEM, `chargeback:${gateway}:${disputeId}`, raised);
      return result.chargebackId;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const other = await chargebackOf(gateway, disputeId); // a concurrent check came first, perhaps with another deadline
      if (other) return other.id;
      const isRace = error.reason === "insufficient_funds" || (await isPaid(deposit.depositId));
      if (!isRace || attempt >= MAX_ATTEMPTS)
        throw forStaff(disputeId, `its deposit refused: ${error.reason}`);
    }
  }
}

const isPaid = async (depositId: string) =>
  (await queryOne(sql`select id from deposit where id = ${depositId}::uuid and state = 'PAID'`)) !==
  undefined;

/** By the gateway's id of the payment or by either reference; all must match one deposit. */
async function depositOf(
  gateway: string,
  { id, paymentId, paymentReference: reference }: GatewayDispute,
): Promise<MatchedDeposit> {
  const read = () =>
    query<MatchedDeposit>(sql`
      select id as deposit_id, reference, state, paid_minor, currency,
        (select c.id from chargeback c where c.gateway = ${gateway} and c.gateway_record_id = ${id}) as chargeback_id
      from deposit where gateway = ${gateway}
        and (reference = ${reference} or gateway_reference = ${reference} or gateway_record_id = ${paymentId})`);
  let [deposit, ...others] = await read();
  if (deposit && !hasArrived(deposit.state)) {
    await checkDeposit(deposit.reference); // the dispute arrived before the payment's webhook
    [deposit, ...others] = await read();
  }
  if (others.length > 0) throw forStaff(id, "its reference and its payment are of different deposits");
  if (!deposit) throw forStaff(id, `no deposit matches ${reference ?? paymentId ?? "it"}`);
  return deposit;
}

function assertMatches(dispute: GatewayDispute, deposit: MatchedDeposit): void {
  const { id, currency, isOtherMode, amountMinor } = dispute;
  const { state, paidMinor } = deposit;
  if (currency !== deposit.currency) throw forStaff(id, `it is in ${currency}`);
  if (isOtherMode) throw forStaff(id, "it is in the gateway's other mode");
  if (amountMinor <= 0n || amountMinor > (paidMinor ?? 0n))
    throw forStaff(id, `it claims ${amountMinor} kobo of ${paidMinor}`);
  if (state !== "PAID") throw forStaff(id, `its deposit is ${state}`);
}

/** Logged as an error and thrown: the job is retried, then stays among the dead jobs until staff review it. */
function forStaff(disputeId: string, why: string): DisputeMismatchError {
  log.error("a dispute needs staff review", { disputeId, why });
  return new DisputeMismatchError(disputeId, why);
}

/** A dispute was raised, reminded of or decided. The id is enough: its details are fetched. */
export const handleDispute: EventHandler<"dispute"> = ({ disputeId }, gateway) =>
  checkDispute(gateway, disputeId);
