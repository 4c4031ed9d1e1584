import { type Sql, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { disputeRefusals } from "./refusals";

/**
 * When what a trade `o` of the overview sells is due: the promised day, or where its two meet, that time. Null where nothing says so, or
 * where it is said to have arrived already.
 */
export const DUE: Sql = sql`(
  select json_build_object('from', case when (p.way->>'isPickUp')::boolean then (o.meeting->>'at')::timestamptz
      else p.promised_until::timestamp at time zone 'Africa/Lagos' end, 'isMeeting', (p.way->>'isPickUp')::boolean)
  from trade_parcel p where p.id = o.id and o.delivered_at is null)`;

export interface Due {
  /** ISO 8601; null where no time to meet is agreed. */
  from: string | null;
  isMeeting: boolean;
}

/** Why it is too early to say that it has not arrived; undefined once it is not. */
export function tooEarly(due: Due | null, now: Date): Refusal | undefined {
  if (!due?.from || new Date(due.from) <= now) return undefined;
  const { not_met_yet, not_due_yet } = disputeRefusals;
  return new Refusal(due.isMeeting ? not_met_yet : not_due_yet, { from: new Date(due.from).toISOString() });
}
