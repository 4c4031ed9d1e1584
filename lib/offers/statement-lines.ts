import type { StatementLines } from "@/lib/kernel/slice";

const place = () => "Held for your offer";

/** What a seller who puts something up with an offer reads in their wallet's statement. */
export const offerLines: StatementLines = {
  kinds: {
    offer_hold: { group: "sales", side: "out", says: () => "Held for an offer", place },
    offer_return: { group: "sales", side: "in", says: () => "Returned from an offer", place },
  },
};
