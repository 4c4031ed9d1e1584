import "server-only";
import type { GatewayName } from "@/lib/gateways/names";
import { query, sql } from "@/lib/kernel/db";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { gatewayAccount } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { type TotalName, totalNames } from "../words";

/** The day's movements at the gateway by our ledger: number and sum, in kobo digits. */
export type DayTotals = Record<TotalName, { count: number; minor: string }>;

/** The total that each kind of transfer counts towards. */
const totalOf = dictionary<TotalName>({
  deposit_credit: "in",
  deposit_quarantine: "in",
  payout_paid: "out",
  payout_reversal: "cameBack",
  refund_paid: "refunded",
  quarantine_return: "refunded",
  chargeback_lost: "chargedBack",
  chargeback_loss: "chargedBack",
  gateway_fee: "gatewayFees",
  gateway_fee_return: "gatewayFees",
  gateway_settlement: "settled",
  gateway_top_up: "toppedUp",
});

/** The totals of one calendar day in Lagos, 'YYYY-MM-DD'. Reversals are subtracted. */
export async function totalsOf(gateway: GatewayName, day: string): Promise<DayTotals> {
  const { owner } = gatewayAccount(gateway, HOME);
  const sums = await query<{ kind: string; count: number; minor: bigint }>(sql`
    select t.kind, count(*)::int as count, sum(case when t.reverses is null then t.amount_minor else -t.amount_minor end)::bigint as minor
    from ledger_account a join ledger_transfer t on t.debit_account_id = a.id or t.credit_account_id = a.id
    where a.kind = 'GATEWAY' and a.owner_id = ${owner}::uuid
      and t.created_at >= ${day}::date::timestamp at time zone 'Africa/Lagos'
      and t.created_at < (${day}::date + 1)::timestamp at time zone 'Africa/Lagos'
    group by t.kind`);
  const totals = new Map(totalNames.map((name) => [name, { count: 0, minor: 0n }]));
  for (const { kind, count, minor } of sums) {
    const name = totalOf[kind];
    const total = name && totals.get(name);
    if (!total) continue;
    total.count += count;
    total.minor += kind === "gateway_fee_return" ? -minor : minor;
  }
  return Object.fromEntries(
    [...totals].map(([name, { count, minor }]) => [name, { count, minor: minor.toString() }]),
  ) as DayTotals;
}
