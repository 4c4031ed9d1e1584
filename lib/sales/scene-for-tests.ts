import { queryOne, sql } from "@/lib/kernel/db";
import { type FeeRule, feeOf } from "@/lib/money/fees";

/** What a seller gets of a price, by the rule that the trade has frozen. */
export async function netOf(tradeId: string): Promise<bigint> {
  const row = await queryOne<{ priceMinor: bigint; feeRule: FeeRule }>(
    sql`select price_minor, fee_rule from trade where id = ${tradeId}::uuid`,
  );
  if (!row) throw new Error("there is such a trade");
  return row.priceMinor - feeOf(row.priceMinor, row.feeRule);
}
