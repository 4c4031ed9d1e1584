import { MINUTE } from "@/lib/kernel/clock";
import { naira } from "@/lib/money/format";
import { amountProblem, parseNaira } from "@/lib/money/parse";
import type { OwnBankAccount } from "./bank-accounts/queries";
import { payoutFee } from "./limits";
import type { PayoutTerms } from "./queries";
import { holdOf } from "./rules";
import { promiseOf } from "./words";

/** A valid withdrawal that the user can confirm. Amounts in kobo. */
export interface WithdrawalDraft {
  account: OwnBankAccount;
  amountMinor: bigint;
  feeMinor: bigint;
  /** When it would arrive if it were requested now. */
  promise: string;
  /** The reference of an identical payout requested a moment ago: the user came back to the form, perhaps unaware of it. */
  sameAsLast: string | null;
}

const JUST_NOW = 10 * MINUTE;

interface ReadDraft {
  /** The form's values, to show again. */
  values: { amount: string; account: string };
  errors: { amount?: string; account?: string };
  /** If the form was submitted and is valid. */
  wish?: WithdrawalDraft;
}

const textOf = (value: string | string[] | undefined, maxLength: number) =>
  typeof value === "string" ? value.slice(0, maxLength) : undefined;

/** Reads the withdrawal form from the page's query string: its errors, or the draft to confirm. */
export function readWithdrawalDraft(
  search: Record<string, string | string[] | undefined>,
  accounts: readonly OwnBankAccount[],
  terms: PayoutTerms,
): ReadDraft {
  const amount = textOf(search.amount, 24);
  const account = accounts.find(({ id }) => id === textOf(search.account, 40));
  const values = { amount: amount ?? "", account: account?.id ?? accounts[0]?.id ?? "" };
  if (amount === undefined || search.edit !== undefined) return { values, errors: {} };
  const problem = problemOf(amount, terms);
  if (problem) return { values, errors: { amount: problem } };
  if (!account) return { values, errors: { account: "Choose one of your bank accounts." } };
  const amountMinor = parseNaira(amount) ?? 0n;
  const feeMinor = payoutFee(terms.fees, amountMinor);
  const sameAsLast = search.again === terms.last?.id ? null : sameOf(account.id, amountMinor, terms.last);
  return {
    values,
    errors: {},
    wish: { account, amountMinor, feeMinor, promise: promiseFor(account, amountMinor, terms), sameAsLast },
  };
}

function sameOf(accountId: string, amountMinor: bigint, last: PayoutTerms["last"]): string | null {
  if (!last || last.agoMs > JUST_NOW) return null;
  return last.bankAccountId === accountId && BigInt(last.amountMinor) === amountMinor ? last.reference : null;
}

function promiseFor(
  { isProven }: OwnBankAccount,
  amountMinor: bigint,
  { limits, hold: held, pausedFor, now }: Pick<PayoutTerms, "limits" | "hold" | "pausedFor" | "now">,
): string {
  const twoPeople = amountMinor >= limits.twoPeopleFromMinor;
  const hold = holdOf({ isProvenAccount: isProven, limits }, held, now);
  const state = hold ? "HELD" : twoPeople ? "REVIEW" : "QUEUED";
  const { until: holdUntil = null, reason: holdReason = null } = hold ?? {};
  return promiseOf({ state, holdUntil, holdReason, twoPeople, pausedFor });
}

function problemOf(
  amount: string,
  { limits, fees, availableMinor }: Pick<PayoutTerms, "limits" | "fees" | "availableMinor">,
): string | null {
  const minor = parseNaira(amount);
  if (minor === null) return amountProblem(amount);
  if (minor < limits.leastMinor) return `The minimum withdrawal is ${naira(limits.leastMinor)}.`;
  if (minor > limits.mostMinor) return `The maximum withdrawal is ${naira(limits.mostMinor)}.`;
  const fee = payoutFee(fees, minor);
  if (minor + fee <= availableMinor) return null;
  return `With the ${naira(fee)} fee, this comes to ${naira(minor + fee)}. You have ${naira(availableMinor)}.`;
}
