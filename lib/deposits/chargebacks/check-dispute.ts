import "server-only";
import type { EventHandler } from "@/lib/gateways";
import { paystack } from "@/lib/gateways/paystack/client";
import type { GatewayDispute } from "@/lib/gateways/paystack/disputes";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { checkDeposit } from "../check-deposit";
import { type DepositState, hasArrived } from "../moves";
import { openChargeback } from "./commands/open-chargeback";
import { answerBy } from "./deadline";
import { ForeignDispute } from "./dispute-errors";
import { recordDispute } from "./record-dispute";

interface Matched {
  depositId: string;
  reference: string;
  state: DepositState;
  paidMinor: bigint | null;
  /** Read in the same statement as the state: another witness may just have opened it. */
  chargebackId: string | null;
}

/**
 * Asks the gateway how a dispute stands, and books it: opened where it is new, ended where it is decided, however often and
 * by whomever it is asked. A webhook, the reconciliation and the clock all end here; none of them is believed by itself.
 * @throws GatewayTimeout, GatewayRefused; ForeignDispute where a machine must not decide
 */
export async function checkDispute(disputeId: string): Promise<void> {
  const dispute = await paystack().fetchDispute(disputeId);
  if (dispute.id !== disputeId) throw new ForeignDispute(disputeId, `the gateway told of ${dispute.id}`);
  const known = await chargebackOf(disputeId);
  const id = known?.id ?? (await open(dispute));
  await recordDispute(id, dispute);
}

const chargebackOf = (disputeId: string) =>
  queryOne<{ id: string }>(sql`
    select id from chargeback where gateway = 'paystack' and gateway_record_id = ${disputeId}`);

/** How often the balance may be spent between our look and our hold before the job is tried again later. */
const TRIES = 30;

/** Answers the id of its chargeback. */
async function open(dispute: GatewayDispute): Promise<string> {
  const deposit = await depositOf(dispute);
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
      const { result } = await openChargeback(SYSTEM, `chargeback:paystack:${disputeId}`, raised);
      return result.chargebackId;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const other = await chargebackOf(disputeId); // another witness was faster, perhaps with another deadline
      if (other) return other.id;
      const isRace = error.reason === "insufficient_funds" || (await mayBeDisputed(deposit.depositId));
      if (!isRace || attempt >= TRIES) throw forStaff(disputeId, `its deposit answered ${error.reason}`);
    }
  }
}

const mayBeDisputed = async (depositId: string) =>
  (await queryOne(sql`select id from deposit where id = ${depositId}::uuid and state = 'PAID'`)) !==
  undefined;

/** By the gateway's id of the transaction, or either reference; both must name one deposit. */
async function depositOf({ id, transactionId, reference }: GatewayDispute): Promise<Matched> {
  const read = () =>
    query<Matched>(sql`
      select id as deposit_id, reference, state, paid_minor,
        (select c.id from chargeback c where c.gateway = 'paystack' and c.gateway_record_id = ${id}) as chargeback_id
      from deposit where gateway = 'paystack'
        and (reference = ${reference} or gateway_reference = ${reference} or gateway_record_id = ${transactionId})`);
  let [deposit, ...others] = await read();
  if (deposit && !hasArrived(deposit.state)) {
    await checkDeposit(deposit.reference); // the dispute has overtaken the payment
    [deposit, ...others] = await read();
  }
  if (others.length > 0) throw forStaff(id, "its reference and its transaction are of different deposits");
  if (!deposit) throw forStaff(id, `no deposit of ours is ${reference ?? transactionId ?? "what it names"}`);
  return deposit;
}

function mustBeOurs(dispute: GatewayDispute, { state, paidMinor }: Matched): void {
  const { id, currency, domain, amountMinor } = dispute;
  const mode = env().PAYSTACK_SECRET_KEY.startsWith("sk_live_") ? "live" : "test";
  if (currency !== "NGN") throw forStaff(id, `it is in ${currency}`);
  if (domain !== null && domain !== mode) throw forStaff(id, `it is in ${domain} mode`);
  if (amountMinor <= 0n || amountMinor > (paidMinor ?? 0n))
    throw forStaff(id, `it asks for ${amountMinor} kobo of ${paidMinor}`);
  if (state !== "PAID") throw forStaff(id, `its deposit is ${state}`);
}

/** Loud, and thrown: the event is tried again, and then waits among the dead jobs until somebody has looked. */
function forStaff(disputeId: string, why: string): ForeignDispute {
  log.error("a bank disputes a payment, and a machine must not act on it", { disputeId, why });
  return new ForeignDispute(disputeId, why);
}

/** A dispute was raised, reminded of or decided: its id says which. */
export const takeDispute: EventHandler<"dispute"> = ({ disputeId }) => checkDispute(disputeId);
