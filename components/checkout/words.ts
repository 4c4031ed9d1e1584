import type { Quote, QuotedParcel, Way } from "@/lib/checkout/quote/schema";
import type { Failure } from "@/lib/checkout/schema";
import { stateOf } from "@/lib/geo/states";
import { naira } from "@/lib/money/format";

const day = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "short",
});
const dayOfMonth = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric" });

const plain = (format: Intl.DateTimeFormat, at: string): string =>
  format.format(new Date(`${at}T00:00:00Z`)).replace(",", "");

/** `Tue 1 to Thu 3 Dec`, `Mon 30 Nov to Thu 3 Dec`, `Thu 3 Dec`. Days in Lagos, as 'YYYY-MM-DD'. */
export function daysBetween(from: string, until: string): string {
  if (from === until) return plain(day, until);
  const first = from.slice(0, 7) === until.slice(0, 7) ? dayOfMonth : day;
  return `${plain(first, from)} to ${plain(day, until)}`;
}

/** When it comes, as a line below the way it is sent by. */
export const arrivalInWords = ({
  isPickUp,
  from,
  until,
}: Pick<Way, "isPickUp" | "from" | "until">): string =>
  isPickUp ? `Ready ${daysBetween(from, until)}` : `Arrives ${daysBetween(from, until)}`;

/** What a way costs. */
export const feeInWords = ({ fee }: Pick<Way, "fee">): string => {
  if (fee === null) return "Not sent there";
  return fee.minor === "0" ? "Free" : naira(fee.minor);
};

/** `Ikeja, Lagos` */
export const placeInWords = ({ state, lga }: QuotedParcel["place"]): string => {
  const name = stateOf(state)?.name ?? state;
  return lga === name ? name : `${lga}, ${name}`;
};

/** Why a line is not in a quote, or not all of it. */
export function whyLeft({ why, units, available }: Quote["left"][number]): string {
  if (why === "sold_out") return "Sold out, so it’s left out.";
  if (why === "own") return "Your own listing, so it’s left out.";
  if (why === "ended") return "No longer available, so it’s left out.";
  return `You wanted ${units}, and ${available === 1 ? "1 is" : `${available} are`} left.`;
}

/** Why a checkout that waited for money was not bought. */
export const failureWords: Record<Failure, string> = {
  offer_changed: "Something in it changed or ended before your money arrived.",
  out_of_stock: "Something in it was sold before your money arrived.",
  limits: "It would have gone over a limit of yours or of the seller’s.",
  restricted: "Your account couldn’t buy when your money arrived.",
};
