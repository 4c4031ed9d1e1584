import "server-only";
import type { Email } from "@/lib/identity";
import type { Payout } from "@/lib/kernel/db";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { formatMinor } from "@/lib/money/format";
import type { PauseCause } from "@/lib/reconciliation/words";
import { mayMakeMove, type PayoutState } from "./machine";
import type { PayoutSummary } from "./payout-row";
import { accountInWords, promiseOf } from "./words";

interface EmailFacts extends PayoutSummary, Pick<Payout, "userId"> {
  pausedFor: PauseCause | null;
}

type Words = Pick<Email, "subject" | "paragraphs">;

/** The email sent when a payout enters a state; intermediate states have none. */
const emails: Partial<Record<PayoutState, (payout: EmailFacts) => Words>> = {
  REQUESTED: (payout) => ({
    subject: `You requested a withdrawal of ${amount(payout.amountMinor, payout)}`,
    paragraphs: [
      `${amount(payout.amountMinor, payout)} will be sent to your account ${accountInWords(payout)}. Including the ${amount(payout.feeMinor, payout)} fee, ${amount(payout.amountMinor + payout.feeMinor, payout)} has left your wallet.`,
      promiseOf(payout),
      // By the time this is sent, the payout can be on its way or have ended.
      ...(mayMakeMove(payout.state, "cancel") ? ["You can cancel it until it’s sent."] : []),
    ],
  }),
  PAID: (payout) => ({
    subject: `We’ve sent ${amount(payout.amountMinor, payout)} to your bank`,
    paragraphs: [
      `We sent ${amount(payout.amountMinor, payout)} to your account ${accountInWords(payout)}. The fee was ${amount(payout.feeMinor, payout)}.`,
      "Some banks take up to an hour to show it.",
    ],
  }),
  FAILED: (payout) => ({
    subject: `Your withdrawal of ${amount(payout.amountMinor, payout)} failed`,
    paragraphs: [
      `The money didn’t reach ${accountInWords(payout)}. ${allBack(payout)}`,
      "Check the account or use another one, then try again.",
    ],
  }),
  REVERSED: (payout) => ({
    subject: `Your bank returned ${amount(payout.amountMinor, payout)}`,
    paragraphs: [
      `${accountInWords(payout)} returned your withdrawal after it was paid. ${allBack(payout)}`,
      "Ask your bank why before trying the same account again.",
    ],
  }),
  REJECTED: (payout) => ({
    subject: `Your withdrawal of ${amount(payout.amountMinor, payout)} was rejected`,
    paragraphs: [
      `We rejected your withdrawal to ${accountInWords(payout)}. ${allBack(payout)}`,
      `Reason: ${payout.failure ?? "none was given."}`,
    ],
  }),
};

const amount = (minor: bigint, { currency }: EmailFacts) => formatMinor(minor, currency, { compact: true });

const allBack = (payout: EmailFacts) =>
  `${amount(payout.amountMinor + payout.feeMinor, payout)}, including the fee, is back in your wallet.`;

/** The email to the owner of a payout that entered a state; undefined if that state has none. */
export async function payoutEmail({
  payoutId,
  state,
}: {
  payoutId: string;
  state: PayoutState;
}): Promise<Email | undefined> {
  const words = emails[state];
  if (!words) return undefined;
  const payout = await queryOne<EmailFacts>(sql`
    select user_id, reference, state::text as state, currency, amount_minor, fee_minor, bank_name, account_number, two_people, hold_until,
      hold_reason, failure, (select g.paused_for from payout_switch_state g where g.gateway = payout.gateway) as paused_for
    from payout where id = ${payoutId}::uuid`);
  if (!payout) return undefined;
  const { subject, paragraphs } = words(payout);
  return {
    subject,
    heading: subject,
    paragraphs,
    button: {
      label: "View withdrawal",
      url: new URL(`/wallet/payouts/${payout.reference}`, env().APP_URL).href,
    },
    footnote: `Reference: ${payout.reference}. Wasn’t you? Reset your password now with ‘Forgot your password?’ on the sign-in page.`,
  };
}
