import { query, queryOne, sql } from "@/lib/kernel/db";
import { checkDeposit } from "../check-deposit";
import { initiateDeposit } from "../commands/initiate-deposit";
import { type DepositStage, freshKey, type TestUser } from "../gateway-for-tests";
import { refundDeposit } from "./commands/refund-deposit";
import type { RefundState } from "./machine";
import { sendRefund } from "./send-refund";

/** A paid card deposit; returns our reference. */
export async function paidByCard(stage: DepositStage, by: TestUser, kobo = 5_000_00): Promise<string> {
  const request = { amountMinor: BigInt(kobo), returnTo: null };
  const { result } = await initiateDeposit(by.actor, freshKey(), request);
  await stage.control("paystack/pay", { reference: result.reference });
  await checkDeposit(result.reference);
  return result.reference;
}

/** Staff request a refund; returns its id. It is not sent to the gateway yet. */
export async function refundRequested(staff: TestUser, reference: string): Promise<string> {
  const { result } = await refundDeposit(staff.actor, freshKey(), { reference, reason: "They asked us to." });
  return result.refundId;
}

/** The same, sent to the gateway. */
export async function refundSent(staff: TestUser, reference: string): Promise<string> {
  const refundId = await refundRequested(staff, reference);
  await sendRefund(refundId);
  return refundId;
}

export interface RefundRow {
  id: string;
  state: RefundState;
  gatewayRecordId: string | null;
  failure: string | null;
  checkAt: Date | null;
}

export async function refundRow(id: string): Promise<RefundRow> {
  const row = await queryOne<RefundRow>(sql`select * from refund where id = ${id}::uuid`);
  if (!row) throw new Error(`no refund ${id}`);
  return row;
}

/** The balances of a refund's hold, its deposit's quarantine and the wallet, in kobo. */
export async function heldFor(refundId: string) {
  const rows = await query<{ kind: string; balance: bigint }>(sql`
    select concat_ws(' ', a.kind, nullif(a.subject_kind, '')) as kind, a.balance from refund r join account a
      on (a.kind = 'HOLD' and a.subject_kind = 'refund' and a.owner_id = r.id) or (a.kind = 'HOLD' and a.subject_kind = 'deposit' and a.owner_id = r.deposit_id)
      or (a.kind = 'WALLET' and a.owner_id = r.user_id)
    where r.id = ${refundId}::uuid`);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.balance ?? 0n;
  return { wallet: of("WALLET"), pending: of("HOLD refund"), quarantine: of("HOLD deposit") };
}

interface AtGateway {
  id: string;
  status: string;
  amount: number;
}

/** The gateway's refunds with this note, newest first. */
export async function refundsAtGateway(stage: DepositStage, note: string): Promise<AtGateway[]> {
  const response = await fetch(`${stage.controlUrl}/refunds`);
  const all = (await response.json()) as (AtGateway & { note: string })[];
  return all.filter((refund) => refund.note === note);
}
