import "server-only";
import type { GatewayName } from "@/lib/gateways/names";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { invariant } from "@/lib/kernel/refusal";
import type { DepositState } from "../moves";
import type { ChargebackResponse, ChargebackState } from "./moves";

/** A chargeback with its deposit and its user, as the decisions need it. Amounts in kobo. */
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
  /** What staff answered, as it was written down. */
  answer: Record<string, unknown> | null;
  /** When somebody last began to send it. */
  sentAt: Date | null;
  /** When the gateway was first seen to have our answer. */
  deliveredAt: Date | null;
  respondedAt: Date | null;
  checkAt: Date | null;
  createdAt: Date;
  closedAt: Date | null;
  balanceMinor: bigint;
  allowanceVersion: bigint;
  frozenAt: Date | null;
  /** A chargeback froze them, and no other of theirs is open or was lost since: a victory in this one sets them free. */
  frozenByThisAlone: boolean;
  hasOpenOne: boolean;
}

/** What the wallet of `user` holds in a currency, in minor units. */
export const balanceOf = (user: Sql, currency: Sql): Sql => sql`
  coalesce((select w.balance from wallet_balance w where w.user_id = ${user} and w.currency = ${currency}), 0)::bigint`;

/** The freeze of allowance `a` that is in force was made by a chargeback: both were written by one commit. */
const frozenByChargeback = sql`exists (
  select from audit f where f.subject_kind = 'user' and f.subject_id = a.user_id::text and f.act = 'wallet.freeze_user'
    and f.at = a.frozen_at)`;

export const readChargeback = (id: string): Sql => sql`
  select c.id, c.version, c.state, c.user_id, c.gateway, c.currency, c.deposit_id, d.version as deposit_version, d.state as deposit_state, d.reference,
    c.gateway_record_id, c.amount_minor, c.held_minor, c.loss_minor, c.recovered_minor, c.due_at, c.response,
    c.evidence as answer, (c.evidence->>'sentAt')::timestamptz as sent_at, (c.evidence->>'deliveredAt')::timestamptz as delivered_at, c.responded_at, c.check_at, c.created_at, c.closed_at,
    ${balanceOf(sql`c.user_id`, sql`c.currency`)} as balance_minor, a.version as allowance_version, a.frozen_at,
    coalesce(${frozenByChargeback} and not exists (
      select from chargeback o where o.user_id = c.user_id and o.id <> c.id
        and (o.state = 'OPEN' or (o.state = 'LOST' and o.closed_at >= a.frozen_at))), false) as frozen_by_this_alone,
    exists (select from chargeback o where o.user_id = c.user_id and o.state = 'OPEN') as has_open_one
  from chargeback c join deposit d on d.id = c.deposit_id join trading_allowance a on a.user_id = c.user_id
  where c.id = ${id}::uuid`;

export async function chargebackNow(id: string): Promise<ChargebackFacts & { now: Date }> {
  const chargeback = await queryOne<ChargebackFacts & { now: Date }>(
    sql`select app_now() as now, c.* from (${readChargeback(id)}) c`,
  );
  invariant(chargeback, "a chargeback that was announced is there");
  return chargeback;
}
