import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";

/** A checkout, as its buyer is notified of it: by its first line, and how many more there are. */
export interface CheckoutNoticeFacts {
  buyerId: string;
  title: string;
  more: number;
  totalMinor: bigint;
  currency: Currency;
}

export const readCheckoutFacts = (id: string) =>
  queryOne<CheckoutNoticeFacts>(sql`
    select buyer_id, quote->'parcels'->0->'lines'->0->>'title' as title, currency, total_minor,
      (select count(*)::int - 1 from jsonb_array_elements(quote->'parcels') parcel, jsonb_array_elements(parcel->'lines')) as more
    from checkout where id = ${id}::uuid`);
