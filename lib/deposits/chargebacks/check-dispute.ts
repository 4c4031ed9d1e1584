import "server-only";
import { type EventHandler, gatewayOf } from "@/lib/gateways";
import type { GatewayDispute } from "@/lib/gateways/records";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { checkDeposit } from "../check-deposit";
import { type DepositState, hasArrived } from "../moves";
import { openChargeback } from "./commands/open-chargeback";
import { answerBy } from "./deadline";
import { DisputeMismatchError } from "./dispute-errors";
import { recordDispute } from "./record-dispute";

interface Matched {
  depositId: string;
  reference: string;
  state: DepositState;
  paidMinor: bigint | null;
  currency: string;
  /** Read in the same statement as the state: another check may just have opened it. */
  chargebackId: string | null;
}

/**
 * Asks the gateway how a dispute stands, and books it: opened where it is new, ended where it is decided, however often and
 * by whomever it is asked. A webhook, the reconciliation and the clock all end here; none of them is believed by itself.
 * @throws GatewayNoAnswer, GatewayRefused; DisputeMismatchError where a machine must not decide
 */
export async function checkDispute(gateway: string, disputeId: string): Promise<void> {
  const dispute = await gatewayOf(gateway).dispute(disputeId);
  if (dispute.id !== disputeId)
    throw new DisputeMismatchError(disputeId, `the gateway told of ${dispute.id}`);
  const known = await chargebackOf(gateway, disputeId);
  const id = known?.id ?? (await open(gateway, dispute));
  await recordDispute(id, dispute);
}

const chargebackOf = (gateway: string, disputeId: string) =>
  queryOne<{ id: string }>(sql`
    select id from chargeback where gateway = ${gateway} and gateway_record_id = ${disputeId}`);

/** How often the balance may be spent between our look and our hold before the job is tried again later. */
const TRIES = 30;

/** Answers the id of its chargeback. */
async function open(gateway: string, dispute: GatewayDispute): Promise<string> {
  const deposit = await depositOf(gateway, dispute);
  if (deposit.chargebackId) return deposit.chargebackId;
  mustBeOurs(dispute, deposit);
  const { id: disputeId, amountMinor, category } = dispute;
  const raised = {
    disputeId,
    depositId: deposit.depositId,
    amountMinor,
    category,
    dueAt: answerBy(dispute.dueAt, dispute.createdAt ?? new Date()),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result } = await openChargeback(SYSTEM, `chargeback:${gateway}:${disputeId}`, raised);
      return result.chargebackId;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const other = await chargebackOf(gateway, disputeId); // another check was faster, perhaps with another deadline
      if (other) return other.id;
      const isRace = error.reason === "insufficient_funds" || (await mayBeDisputed(deposit.depositId));
      if (!isRace || attempt >= TRIES) throw forStaff(disputeId, `its deposit answered ${error.reason}`);
    }
  }
}

const mayBeDisputed = async (depositId: string) =>
  (await queryOne(sql`select id from deposit where id = ${depositId}::uuid and state = 'PAID'`)) !==
  undefined;

/** By the gateway's id of the payment, or either reference; both must name one deposit. */
async function depositOf(
  gateway: string,
  { id, paymentId, paymentReference: reference }: GatewayDispute,
): Promise<Matched> {
  const read = () =>
    query<Matched>(sql`
      select id as deposit_id, reference, state, paid_minor, currency,
        (select c.id from chargeback c where c.gateway = ${gateway} and c.gateway_record_id = ${id}) as chargeback_id
      from deposit where gateway = ${gateway}
        and (reference = ${reference} or gateway_reference = ${reference} or gateway_record_id = ${paymentId})`);
  let [deposit, ...others] = await read();
  if (deposit && !hasArrived(deposit.state)) {
    await checkDeposit(deposit.reference); // the dispute has overtaken the payment
    [deposit, ...others] = await read();
  }
  if (others.length > 0) throw forStaff(id, "its reference and its payment are of different deposits");
  if (!deposit) throw forStaff(id, `no deposit of ours is ${reference ?? paymentId ?? "what it names"}`);
  return deposit;
}

function mustBeOurs(dispute: GatewayDispute, deposit: Matched): void {
  const { id, currency, isOtherMode, amountMinor } = dispute;
  const { state, paidMinor } = deposit;
  if (currency !== deposit.currency) throw forStaff(id, `it is in ${currency}`);
  if (isOtherMode) throw forStaff(id, "it is in the gateway's other mode");
  if (amountMinor <= 0n || amountMinor > (paidMinor ?? 0n))
    throw forStaff(id, `it asks for ${amountMinor} kobo of ${paidMinor}`);
  if (state !== "PAID") throw forStaff(id, `its deposit is ${state}`);
}

/** Loud, and thrown: the event is tried again, and then waits among the dead jobs until somebody has looked. */
function forStaff(disputeId: string, why: string): DisputeMismatchError {
  log.error("a bank disputes a payment, and a machine must not act on it", { disputeId, why });
  return new DisputeMismatchError(disputeId, why);
}

/** A dispute was raised, reminded of or decided: its id says which. */
export const handleDispute: EventHandler<"dispute"> = ({ disputeId }, gateway) =>
  checkDispute(gateway, disputeId);
