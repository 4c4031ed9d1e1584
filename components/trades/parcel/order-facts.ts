import { amount, firstName, partnerOf } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";

/** What the forms of an order need to know of it. */
export interface OrderFacts {
  role: "buyer" | "seller";
  partner: string;
  /** What the buyer gets back where it is cancelled, delivery included. */
  back: string;
  /** The delivery fee, and what each line cost. */
  fee: string;
  lines: readonly { line: number; title: string; total: string }[];
  /** By which the seller's page knows the buyer's code. */
  reader: NonNullable<TradeView["parcel"]>["reader"];
  /** Where the buyer shows their code. */
  showsCode: boolean;
}

/** The id of the card with the buyer's code. */
export const CODE_CARD = "handover-code";

/** Undefined for trades that are no orders, and for others than its two. */
export function orderFacts(trade: TradeView): OrderFacts | undefined {
  const { parcel, role } = trade;
  if (!parcel || role === "moderator") return undefined;
  return {
    role,
    partner: firstName(partnerOf(trade).name),
    back: amount(parcel.total),
    fee: amount(parcel.fee),
    lines: trade.lines.map(({ title, units, unitPrice }, index) => ({
      line: index + 1,
      title,
      total: amount({ ...unitPrice, minor: (BigInt(units) * BigInt(unitPrice.minor)).toString() }),
    })),
    reader: parcel.reader,
    showsCode: parcel.code !== null,
  };
}
