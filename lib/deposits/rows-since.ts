import "server-only";
import { raw, type Sql, sql } from "@/lib/kernel/db";

/** The refunds or chargebacks touched, directly or through their deposit, by postings from this id on; all of them from zero. */
export const rowsSince =
  (kind: "refund" | "chargeback") =>
  (from: bigint): Sql =>
    from === 0n
      ? sql`select * from ${raw(kind)}`
      : sql`
        select * from ${raw(kind)} where id in (select subject_id from posting where id >= ${from} and subject_kind = ${kind})
          or deposit_id in (select subject_id from posting where id >= ${from} and subject_kind = 'deposit')`;
