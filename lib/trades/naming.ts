import type { MoneyView } from "@/lib/kernel/schema";
import { formatMinor } from "@/lib/money/format";
import type { TradeRole } from "./moves";
import type { TradeView } from "./schema";

type Parties = Pick<TradeView, "role" | "buyer" | "seller">;

const longest = 20;

/** A first name for sentences and buttons, shortened if it is long. */
export function firstName(name: string): string {
  const first = name.trim().split(/\s+/u)[0] ?? "";
  const letters = Array.from(first);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : first;
}

/** `Bayo A.`: first name and initial, for headings. */
export function shortName(name: string): string {
  const [initial] = name.trim().split(/\s+/u).slice(1).at(-1) ?? "";
  return initial ? `${firstName(name)} ${initial.toLocaleUpperCase("en-NG")}.` : firstName(name);
}

/** `You` or a first name, at the start of a sentence about a party of this trade. */
export function called(role: TradeRole, { role: mine, buyer, seller }: Parties): string {
  if (role === mine && role !== "moderator") return "You";
  if (role === "buyer") return firstName(buyer.name);
  if (role === "seller") return firstName(seller.name);
  return role === "clock" ? "System" : "The moderator";
}

/** The other party. */
export const partnerOf = ({ role, buyer, seller }: Parties): TradeView["buyer"] =>
  role === "seller" ? buyer : seller;

/** What the performer is paid in all: of goods, with what is left of the delivery fee. */
export const paidInAll = ({
  performerGets,
  parcel,
}: Pick<TradeView, "performerGets"> & { parcel?: { feeLeft: MoneyView } | null }): MoneyView =>
  parcel
    ? { ...performerGets, minor: (BigInt(performerGets.minor) + BigInt(parcel.feeLeft.minor)).toString() }
    : performerGets;

/** `₦4,150`, `₦4,087.75`: kobo only where there are any. */
export const amount = (money: MoneyView): string =>
  formatMinor(BigInt(money.minor), money.currency, { compact: true });
