import type { CartLine } from "@/lib/checkout/schema";
import { naira } from "@/lib/money/format";

/** What has changed of a line since it was looked at, in sentences; the most important first. */
export const changesInWords = ({ changes, listing, available, seenPrice }: CartLine): string[] =>
  changes.map((change) => {
    switch (change) {
      case "ended":
        return "No longer available.";
      case "sold_out":
        return "Sold out.";
      case "fewer_left":
        return available === 1 ? "Only 1 is left." : `Only ${available} are left.`;
      case "dearer":
        return `The price went up: it was ${naira(seenPrice.minor)}, now it’s ${naira(listing.price.minor)}.`;
      default:
        return `The price fell: it was ${naira(seenPrice.minor)}, now it’s ${naira(listing.price.minor)}.`;
    }
  });

/** `1 item`, `3 items` */
export const items = (count: number): string => (count === 1 ? "1 item" : `${count} items`);
