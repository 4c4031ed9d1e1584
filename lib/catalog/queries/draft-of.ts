import { moneyView } from "@/lib/kernel/schema";
import type { Draft, ListingContent } from "../content";

/** What a version says. Amounts in kobo. */
interface Version {
  content: ListingContent;
  priceMinor: bigint | null;
  compareMinor: bigint | null;
  /** How many are free. */
  units: bigint;
  state: string;
  lga: string;
}

/** A version of a listing as its form has it. */
export function draftOf({ content, priceMinor, compareMinor, units, state, lga }: Version): Draft {
  const { windowDays: _, secondCategory, lowStockAt, ...same } = content;
  return {
    ...same,
    attributes: Object.fromEntries(
      Object.entries(content.attributes).map(([key, value]) => [
        key,
        typeof value === "number" ? String(value) : value,
      ]),
    ),
    ...(priceMinor !== null && { price: moneyView(priceMinor) }),
    ...(compareMinor !== null && { comparePrice: moneyView(compareMinor) }),
    units: units.toString(),
    state,
    lga,
    ...(secondCategory && { secondCategory }),
    ...(lowStockAt !== null && { lowStockAt }),
  };
}
