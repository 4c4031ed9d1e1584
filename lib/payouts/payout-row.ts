import "server-only";
import type { Payout } from "@/lib/kernel/db";
import { type Sql, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import type { HoldReason } from "./words";

/** What both its owner and staff see of a payout. Amounts in kobo. */
export type PayoutSummary = Pick<
  Payout,
  | "reference"
  | "state"
  | "amountMinor"
  | "feeMinor"
  | "bankName"
  | "accountNumber"
  | "twoPeople"
  | "holdUntil"
  | "failure"
> & { currency: Currency; holdReason: HoldReason | null };

/** What every decision on a payout reads, by its id. */
export const readPayout = (id: string): Sql => sql`
  select id, version, user_id, gateway, currency, bank_account_id, reference, state::text as state, amount_minor, fee_minor, gateway_fee_minor, two_people,
    hold_until, check_at, sending_at, paid_at
  from payout where id = ${id}::uuid`;
