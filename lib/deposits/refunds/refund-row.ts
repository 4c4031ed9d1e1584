import "server-only";
import type { GatewayName } from "@/lib/gateways/names";
import type { RecordName } from "@/lib/gateways/port";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import type { DepositState } from "../machine";
import type { RefundState } from "./machine";

/** What the decisions read of a refund and its deposit. Amounts in kobo. */
export interface RefundFacts {
  id: string;
  version: bigint;
  state: RefundState;
  userId: string;
  gateway: GatewayName;
  currency: string;
  amountMinor: bigint;
  fromQuarantine: boolean;
  /** The gateway's id of the refund. */
  gatewayRecordId: string | null;
  createdAt: Date;
  sendingAt: Date | null;
  checkAt: Date | null;
  depositId: string;
  depositVersion: bigint;
  depositState: DepositState;
  /** Our reference of the deposit. */
  reference: string;
  /** The gateway's id of the deposit's payment. */
  paymentId: string;
  /** The sender of the money if known, else the wallet's owner. */
  payerName: string;
}

/** The refunded payment, as it is looked up at the gateway. */
export const paymentOf = ({
  reference,
  paymentId,
}: Pick<RefundFacts, "reference" | "paymentId">): RecordName => ({
  reference,
  gatewayRecordId: paymentId,
});

export const readRefund = (id: string): Sql => sql`
  select r.id, r.version, r.state, r.user_id, r.gateway, r.currency, r.amount_minor, r.from_quarantine, r.gateway_record_id, r.created_at, r.sending_at,
    r.check_at, d.id as deposit_id, d.version as deposit_version, d.state as deposit_state, d.reference,
    d.gateway_record_id as payment_id, coalesce(d.sender_name, u.name) as payer_name
  from refund r join deposit d on d.id = r.deposit_id join person u on u.id = r.user_id where r.id = ${id}::uuid`;

export async function refundNow(id: string): Promise<RefundFacts & { now: Date }> {
  const refund = await queryOne<RefundFacts & { now: Date }>(
    sql`select app_now() as now, r.* from (${readRefund(id)}) r`,
  );
  invariant(refund, "a requested refund exists");
  return refund;
}
