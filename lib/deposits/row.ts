import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";

/** What every decision on a deposit reads, by its reference. */
export const readDeposit = (reference: string): Sql => sql`
  select id, version, user_id, gateway, reference, state, currency, asked_minor, paid_minor, gateway_record_id, check_at,
    created_at, expires_at
  from deposit where reference = ${reference}`;
