import { z } from "zod";
import { HOME } from "@/lib/money/currencies";
import type { CarrierPrice } from "./schema";
import { BookLabel } from "./schema";

/** A price as a form sends it: which, and what it is. */
export const valueOf = ({ quoteId, cost }: CarrierPrice): string => `${cost.minor} ${quoteId}`;

type Typed = Record<string, string>;

/** The chosen price, with what the seller saw. */
export const typedBooking = z.preprocess(({ id, addressId, quoteId: chosen = "" }: Typed) => {
  const [, minor = "0", quoteId = ""] = /^(\d{1,15}) (.+)$/.exec(chosen) ?? [];
  return { id, addressId, quoteId, cost: { minor, currency: HOME } };
}, BookLabel);
