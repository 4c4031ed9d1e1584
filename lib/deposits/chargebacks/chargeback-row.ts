import "server-only";
import type { GatewayName } from "@/lib/gateways/names";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import type { DepositState } from "../machine";
import type { ChargebackResponse, ChargebackState } from "./machine";

/** What the decisions read of a chargeback, its deposit and its user. Amounts in kobo. */
export interface ChargebackFacts {
  id: string;
  version: bigint;
  state: ChargebackState;
  userId: string;
  gateway: GatewayName;
  currency: string;
  depositId: string;
  depositVersion: bigint;
  depositState: DepositState;
  /** Our reference of the deposit. */
  reference: string;
  /** The gateway's id of the dispute. */
  gatewayRecordId: string;
  amountMinor: bigint;
  heldMinor: bigint;
  lossMinor: bigint;
  recoveredMinor: bigint;
  dueAt: Date | null;
  response: ChargebackResponse | null;
  /** The stored evidence and summary of staff's response. */
  answer: Record<string, unknown> | null;
  /** When sending it was last claimed. */
  sentAt: Date | null;
  /** When the gateway first showed our response. */
  deliveredAt: Date | null;
  respondedAt: Date | null;
  checkAt: Date | null;
  createdAt: Date;
  closedAt: Date | null;
  balanceMinor: bigint;
  /** The chargeback's freeze while it is in force. */
  freeze: { id: string; version: string; userId: string; kind: "frozen" } | null;
  hasOpenOne: boolean;
}

/** The balance of `user`'s wallet in a currency, in minor units. */
export const balanceOf = (user: Sql, currency: Sql): Sql => sql`
  coalesce((select w.balance from wallet_balance w where w.user_id = ${user} and w.currency = ${currency}), 0)::bigint`;

export const readChargeback = (id: string): Sql => sql`
  select c.id, c.version, c.state, c.user_id, c.gateway, c.currency, c.deposit_id, d.version as deposit_version, d.state as deposit_state, d.reference,
    c.gateway_record_id, c.amount_minor, c.held_minor, c.loss_minor, c.recovered_minor, c.due_at, c.response,
    c.evidence as answer, (c.evidence->>'sentAt')::timestamptz as sent_at, (c.evidence->>'deliveredAt')::timestamptz as delivered_at, c.responded_at, c.check_at, c.created_at, c.closed_at,
    ${balanceOf(sql`c.user_id`, sql`c.currency`)} as balance_minor,
    (select jsonb_build_object('id', r.id, 'version', r.version::text, 'userId', r.user_id, 'kind', r.kind)
      from person_restriction r where r.user_id = c.user_id and r.subject_kind = 'chargeback' and r.subject_id = c.id
        and r.state = 'ACTIVE') as freeze,
    exists (select from chargeback o where o.user_id = c.user_id and o.state = 'OPEN') as has_open_one
  from chargeback c join deposit d on d.id = c.deposit_id
  where c.id = ${id}::uuid`;

export async function chargebackNow(id: string): Promise<ChargebackFacts & { now: Date }> {
  const chargeback = await queryOne<ChargebackFacts & { now: Date }>(
    sql`select app_now() as now, c.* from (${readChargeback(id)}) c`,
  );
  invariant(chargeback, "an opened chargeback exists");
  return chargeback;
}
