import "server-only";
import type { Email } from "@/lib/identity";
import type { Payout } from "@/lib/kernel/db";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { formatMinor } from "@/lib/money/format";
import { mayMakeMove, type PayoutState } from "./moves";
import type { PayoutSeen } from "./payout-row";
import { accountInWords, promiseOf } from "./words";

interface Told extends PayoutSeen, Pick<Payout, "userId"> {
  arePaused: boolean;
}

type Words = Pick<Email, "subject" | "paragraphs">;

/** What is mailed when a payout comes to a state; states that nobody waits for have no email. */
const emails: Partial<Record<PayoutState, (told: Told) => Words>> = {
  REQUESTED: (told) => ({
    subject: `You requested a withdrawal of ${amount(told.amountMinor, told)}`,
    paragraphs: [
      `${amount(told.amountMinor, told)} will be sent to your account ${accountInWords(told)}. Including the ${amount(told.feeMinor, told)} fee, ${amount(told.amountMinor + told.feeMinor, told)} has left your wallet.`,
      promiseOf(told),
      // By the time that this is mailed it may have been sent, or be back.
      ...(mayMakeMove(told.state, "cancel") ? ["You can cancel it until it’s sent."] : []),
    ],
  }),
  PAID: (told) => ({
    subject: `We’ve sent ${amount(told.amountMinor, told)} to your bank`,
    paragraphs: [
      `We sent ${amount(told.amountMinor, told)} to your account ${accountInWords(told)}. The fee was ${amount(told.feeMinor, told)}.`,
      "Some banks take up to an hour to show it.",
    ],
  }),
  FAILED: (told) => ({
    subject: `Your withdrawal of ${amount(told.amountMinor, told)} failed`,
    paragraphs: [
      `The money didn’t reach ${accountInWords(told)}. ${allBack(told)}`,
      "Check the account or use another one, then try again.",
    ],
  }),
  REVERSED: (told) => ({
    subject: `Your bank returned ${amount(told.amountMinor, told)}`,
    paragraphs: [
      `${accountInWords(told)} returned your withdrawal after it was paid. ${allBack(told)}`,
      "Ask your bank why before trying the same account again.",
    ],
  }),
  REJECTED: (told) => ({
    subject: `Your withdrawal of ${amount(told.amountMinor, told)} was rejected`,
    paragraphs: [
      `We rejected your withdrawal to ${accountInWords(told)}. ${allBack(told)}`,
      `Reason: ${told.failure ?? "none was given."}`,
    ],
  }),
};

const amount = (minor: bigint, { currency }: Told) => formatMinor(minor, currency, { compact: true });

const allBack = (told: Told) =>
  `${amount(told.amountMinor + told.feeMinor, told)}, including the fee, is back in your wallet.`;

/** To the owner of a payout that has come to a state. */
export async function payoutEmail({
  payoutId,
  state,
}: {
  payoutId: string;
  state: PayoutState;
}): Promise<Email | undefined> {
  const words = emails[state];
  if (!words) return undefined;
  const told = await queryOne<Told>(sql`
    select user_id, reference, state::text as state, currency, amount_minor, fee_minor, bank_name, account_number, two_people, hold_until,
      hold_reason, failure, exists (select from payout_switch_state g where g.gateway = payout.gateway and g.stopped_at is not null) as are_paused
    from payout where id = ${payoutId}::uuid`);
  if (!told) return undefined;
  const { subject, paragraphs } = words(told);
  return {
    subject,
    heading: subject,
    paragraphs,
    button: {
      label: "View withdrawal",
      url: new URL(`/wallet/payouts/${told.reference}`, env().APP_URL).href,
    },
    footnote: `Reference: ${told.reference}. Wasn’t you? Reset your password now with ‘Forgot your password?’ on the sign-in page.`,
  };
}
