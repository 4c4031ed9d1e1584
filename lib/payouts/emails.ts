import "server-only";
import { type Email, mailPerson } from "@/lib/identity";
import type { Payout } from "@/lib/kernel/db";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Job } from "@/lib/kernel/slice";
import { formatMinor } from "@/lib/money/format";
import { mayMakeMove, type PayoutState } from "./moves";
import type { PayoutSeen } from "./payout-row";
import { accountInWords, promiseOf } from "./words";

interface Told extends PayoutSeen, Pick<Payout, "userId"> {
  arePaused: boolean;
}

type Words = Pick<Email, "subject" | "paragraphs">;

const naira = (minor: bigint) => formatMinor(minor, "NGN", { compact: true });

/** What is mailed when a payout comes to a state; states that nobody waits for have no email. */
const letters: Partial<Record<PayoutState, (told: Told) => Words>> = {
  REQUESTED: (told) => ({
    subject: `You asked to withdraw ${naira(told.amountMinor)}`,
    paragraphs: [
      `${naira(told.amountMinor)} go to your account ${accountInWords(told)}. With the fee of ${naira(told.feeMinor)}, ${naira(told.amountMinor + told.feeMinor)} have left your wallet.`,
      promiseOf(told),
      // By the time that this is mailed it may have been sent, or be back.
      ...(mayMakeMove(told.state, "cancel") ? ["Until it is sent you can take it back on its page."] : []),
    ],
  }),
  PAID: (told) => ({
    subject: `${naira(told.amountMinor)} were paid to your bank`,
    paragraphs: [
      `${naira(told.amountMinor)} were paid to your account ${accountInWords(told)}. The fee was ${naira(told.feeMinor)}.`,
      "Some banks take up to an hour to show it.",
    ],
  }),
  FAILED: (told) => ({
    subject: `Your withdrawal of ${naira(told.amountMinor)} did not go through`,
    paragraphs: [
      `The money did not reach ${accountInWords(told)}. ${allBack(told)}`,
      "Look at the account, or use another one, and try again.",
    ],
  }),
  REVERSED: (told) => ({
    subject: `Your bank sent ${naira(told.amountMinor)} back`,
    paragraphs: [
      `${accountInWords(told)} sent your withdrawal back after it had been paid. ${allBack(told)}`,
      "Ask your bank why before you try the same account again.",
    ],
  }),
  REJECTED: (told) => ({
    subject: `We did not pay out ${naira(told.amountMinor)}`,
    paragraphs: [
      `Our staff turned down your withdrawal to ${accountInWords(told)}. ${allBack(told)}`,
      `The reason: ${told.failure ?? "none was given."}`,
    ],
  }),
};

const allBack = ({ amountMinor, feeMinor }: Told) =>
  `${naira(amountMinor + feeMinor)}, the fee included, are in your wallet again.`;

/** Mails the owner what has become of a payout; the payload names it and the state that it came to. */
export const mailPayout: Job = async ({ payoutId, state }) => {
  const words = letters[state as PayoutState];
  if (!words) return;
  const told = await queryOne<Told>(sql`
    select user_id, reference, state::text as state, amount_minor, fee_minor, bank_name, account_number, two_people, hold_until,
      hold_reason, failure, exists (select from payout_switch_state g where g.gateway = payout.gateway and g.stopped_at is not null) as are_stopped
    from payout where id = ${String(payoutId)}::uuid`);
  if (!told) return;
  const { subject, paragraphs } = words(told);
  await mailPerson(told.userId, (name) => ({
    subject,
    heading: subject,
    paragraphs: [`Hello ${name},`, ...paragraphs],
    button: {
      label: "See this withdrawal",
      url: new URL(`/wallet/payouts/${told.reference}`, env().APP_URL).href,
    },
    footnote: `Reference: ${told.reference}. It was not you? Choose a new password at once by 'Forgot your password?' on the sign-in page, and write to support.`,
  }));
};
