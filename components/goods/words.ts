import type { ListingCard, ListingPage } from "@/lib/catalog/schema";
import { naira } from "@/lib/money/format";

/** `Lekki, Lagos`; the area alone where the whole list is of one state. */
export const placeOf = ({ lga, stateName }: Pick<ListingCard, "lga" | "stateName">, short = false): string =>
  short || lga === stateName ? lga : `${lga}, ${stateName}`;

const count = new Intl.NumberFormat("en-NG");
const MOST_COUNTED = 10_000;

/** `1,096`, `10,000+` */
export const counted = (items: number): string =>
  items > MOST_COUNTED ? `${count.format(MOST_COUNTED)}+` : count.format(items);

/** `1 item`, `1,096 items`, `10,000+ items` */
export const itemsInWords = (items: number): string => `${counted(items)} ${items === 1 ? "item" : "items"}`;

/** `2 left`; undefined of one alone, as most things are, and of many. */
export function fewLeft(unitsLeft: string): string | undefined {
  const left = BigInt(unitsLeft);
  return left > 1n && left <= 3n ? `${left} left` : undefined;
}

/** How it comes to the buyer. */
export function deliveryInWords(delivery: ListingPage["delivery"]): string {
  const sends = delivery.includes("SEND");
  if (sends && delivery.includes("PICK_UP")) return "Delivery or pick-up";
  return sends ? "Delivery" : "Pick-up only";
}

/** What the seller takes back. What is not as described may always come back. */
export function returnsInWords({ days, paidBy }: ListingPage["returns"]): string {
  if (days === 0) return "Only if it’s not as described";
  return `${days} days, ${paidBy === "buyer" ? "you pay" : "the seller pays"} the way back`;
}

/** Bounds of a price in kobo: `₦15,000 to ₦400,000`, `From ₦15,000`, `Up to ₦400,000`. */
export function priceInWords(min: string | undefined, max: string | undefined): string {
  if (min && max) return `${naira(min)} to ${naira(max)}`;
  return min ? `From ${naira(min)}` : `Up to ${naira(max ?? 0n.toString())}`;
}

/** What stands below a shared listing's card, and in messages. */
export const PROMISE = "Money is held until you confirm";

/** `Galaxy A54, ₦265,000. Money is held until you confirm:` */
export const sharedWords = ({ title, price }: Pick<ListingCard, "title" | "price">): string =>
  `${title}, ${naira(price.minor)}. ${PROMISE}:`;
