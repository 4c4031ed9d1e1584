import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { handoverCode } from "./handover-code";
import { CODE_TRIES } from "./machine";

/**
 * The six digits that a buyer reads out once they have the parcel; undefined for another person, and once the code is not needed or not
 * taken any more. Only for a message that goes to the buyer alone: they are kept nowhere.
 */
export async function readHandoverDigits(tradeId: string, buyerId: string): Promise<string | undefined> {
  const parcel = await queryOne<{ codeHash: string; codeGeneration: number }>(sql`
    select p.code_hash, p.code_generation from parcel p join trade t on t.id = p.id
    where p.id = ${tradeId}::uuid and p.buyer_id = ${buyerId}::uuid and p.proof is null and p.code_tries < ${CODE_TRIES}
      and t.state in ('IN_ESCROW', 'SHIPPED') and t.begun_at is not null`);
  return parcel && handoverCode(tradeId, parcel)?.digits;
}
