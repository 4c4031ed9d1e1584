import "server-only";
import { z } from "zod";
import { log } from "@/lib/kernel/log";
import type { CarrierQuote } from "../port";
import { amount, currency, id, words } from "./fields";
import { daysOf } from "./words";

/** A price: https://docs.terminal.africa/tship/rate/get-rates-for-shipment. */
export const rate = z
  .object({
    rate_id: id,
    amount,
    currency,
    carrier_name: words,
    carrier_rate_description: words,
    delivery_time: words,
  })
  .transform(
    (raw): CarrierQuote => ({
      quoteId: raw.rate_id,
      service: [raw.carrier_name ?? "Terminal Africa", raw.carrier_rate_description]
        .filter(Boolean)
        .join(", "),
      costMinor: raw.amount,
      currency: raw.currency,
      ...daysOf(raw.delivery_time),
    }),
  );

/** The prices, cheapest first. One that is not understood is left out: the others are as good without it. */
export const rates = z.array(z.unknown()).transform((all) => {
  const understood = all.flatMap((one) => {
    const parsed = rate.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  const odd = all.length - understood.length;
  if (odd > 0) log.warn("a carrier's prices were not understood", { carrier: "terminal_africa", odd });
  return understood.toSorted((a, b) => Number(a.costMinor - b.costMinor));
});
