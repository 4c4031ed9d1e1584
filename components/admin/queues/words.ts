import { actNames } from "@/components/admin/approvals/words";
import type { AssetKind } from "@/lib/assets";
import { reasonWords } from "@/lib/disputes/words";
import { reasonWords as codeWords } from "@/lib/kernel/approvals/reason-codes";
import { shortCode } from "@/lib/kernel/ids";
import { dictionary } from "@/lib/kernel/input/dictionary";
import type { Order, WaitingCase, Whose } from "@/lib/staff";

export const whoseNames: Record<Whose, string> = { all: "All", mine: "Mine", unassigned: "Unassigned" };

export const orderNames: Record<Order, string> = {
  riskiest: "Riskiest first",
  oldest: "Oldest first",
  due: "Due first",
  largest: "Largest first",
};

const waits = dictionary<string>({
  payout: "Withdrawal",
  deposit: "Sender isn’t the owner",
  refund: "The bank didn’t accept it",
  chargeback: "Disputed by a bank",
  tax_number: "Seller’s tax number",
  first: "New listing",
  revision: "Changed listing",
  flags: "Reported by readers",
  renewal: "Renewed listing",
  ...actNames,
});

const asked = dictionary<string>({
  trade: "Asks about a trade",
  deposit: "Asks about a payment",
  payout: "Asks about a withdrawal",
  account: "Asks about their account",
  block: "Asks about their block",
  other: "Asks something else",
});

/** Why a case waits, in words. */
export function aboutWords({
  kind,
  about,
  reasonCode,
}: Pick<WaitingCase, "kind" | "about" | "reasonCode">): string {
  if (kind === "support") return asked[about] ?? about;
  if (kind !== "disputes") return [waits[about] ?? about, codeWords(reasonCode)].filter(Boolean).join(": ");
  const [asset = "", reason = ""] = about.split(".");
  return reasonWords(asset as AssetKind, reason) ?? "Deadline passed";
}

/** The people a case is about: both sides of a trade. */
export function peopleWords({ kind, personName, otherName }: WaitingCase): string {
  if (kind === "approvals") return [otherName, personName].filter(Boolean).join(" for ");
  return [personName, otherName].filter(Boolean).join(" and ");
}

/** What a case is called: a listing by its title, others by the code of what they are about. */
export const codeOf = ({ id, kind, place, title }: WaitingCase): string =>
  title ?? shortCode(kind === "disputes" ? place : id);
