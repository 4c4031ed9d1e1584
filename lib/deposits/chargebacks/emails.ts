import { gatewayTitle } from "@/lib/gateways/names";
import type { Currency } from "@/lib/money/currencies";
import "server-only";
import type { Email } from "@/lib/identity";
import { isFree } from "@/lib/identity/restrictions/restrictions";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { formatDateTime } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";

interface ChargebackDetails {
  id: string;
  userId: string;
  userName: string;
  reference: string;
  currency: Currency;
  amountMinor: bigint;
  /** What the bank took; zero until it decided. */
  takenMinor: bigint;
  isAnswered: boolean;
  heldMinor: bigint;
  lossMinor: bigint;
  recoveredMinor: bigint;
  dueAt: Date | null;
  isFrozen: boolean;
}

type Words = Pick<Email, "subject" | "paragraphs">;
/** The wording of an email; `amount` formats kobo in the chargeback's currency. */
type Wording = (details: ChargebackDetails, amount: (minor: bigint) => string) => Words;

const amountIn = (currency: Currency) => (minor: bigint) => formatMinor(minor, currency, { compact: true });
const link = (path: string) => new URL(path, env().APP_URL).href;

const readDetails = (id: string) =>
  queryOne<ChargebackDetails>(sql`
    select c.id, c.user_id, u.name as user_name, d.reference, c.currency, c.amount_minor, c.held_minor, c.loss_minor, c.recovered_minor, c.due_at,
      not ${raw(isFree("a", "close"))} as is_frozen, c.response is not null as is_answered,
      (select coalesce(sum(t.amount_minor), 0)::bigint from posting p join ledger_transfer t on t.posting_id = p.id
        where p.subject_kind = 'chargeback' and p.subject_id = c.id and t.kind in ('chargeback_lost', 'chargeback_loss')) as taken_minor
    from chargeback c join deposit d on d.id = c.deposit_id join person u on u.id = c.user_id join trading_allowance a on a.user_id = c.user_id
    where c.id = ${id}::uuid`);

/** An email about the chargeback in the payload. */
const about =
  (wording: Wording, layout: (details: ChargebackDetails, words: Words) => Omit<Email, "heading">) =>
  async ({ chargebackId }: { chargebackId: string }): Promise<Email | undefined> => {
    const details = await readDetails(chargebackId);
    if (!details) return undefined;
    const words = wording(details, amountIn(details.currency));
    return { heading: words.subject, ...layout(details, words) };
  };

/** To the user whose payment was disputed. */
const toOwner = (wording: Wording) =>
  about(wording, ({ reference }, words) => ({
    ...words,
    button: { label: "View payment", url: link(`/wallet/deposits/${reference}`) },
    footnote: `Reference: ${reference}. Amana will never ask you for a password, a code or a payment by email.`,
  }));

/** To the staff who respond to the bank. */
const toFinance = (wording: Wording) =>
  about(wording, ({ id }, words) => ({
    ...words,
    button: { label: "Respond to the bank", url: link(`/admin/chargebacks/${id}`) },
  }));

const opened: Wording = ({ amountMinor, heldMinor }, amount) => ({
  subject: `A bank has disputed your payment of ${amount(amountMinor)}`,
  paragraphs: [
    `The bank you paid from has disputed your deposit of ${amount(amountMinor)}. ${heldMinor > 0n ? `Until it decides, we’re holding ${amount(heldMinor)} from your wallet.` : "Your wallet had no money left to hold."}`,
    "Until then, your account is frozen: you can sign in, chat and deliver in open trades, but a moderator has to release any payment from you, and you can’t publish offers, buy or withdraw.",
    "Didn’t dispute it yourself? Ask your bank to withdraw the dispute, and write to support from the payment’s page with what you know. If you did dispute it, write too: there may be a quicker way to resolve it.",
  ],
});

const openedForFinance: Wording = ({ amountMinor, heldMinor, userName, dueAt }, amount) => ({
  subject: `Chargeback of ${amount(amountMinor)}: respond${dueAt ? ` by ${formatDateTime(dueAt)}` : ""}`,
  paragraphs: [
    `A bank has disputed a payment by ${userName}. We’re holding ${amount(heldMinor)} of ${amount(amountMinor)}.`,
    dueAt
      ? `If we don’t respond by ${formatDateTime(dueAt)}, Lagos time, the bank keeps the money.`
      : "If we don’t respond in time, the bank keeps the money.",
    "The evidence from our records is ready to review, edit and send.",
  ],
});

const dueSoon: Wording = ({ amountMinor, dueAt, isAnswered }, amount) => ({
  subject: `${isAnswered ? "Our response wasn’t delivered" : "No response yet"}: a chargeback of ${amount(amountMinor)}`,
  paragraphs: [
    `${isAnswered ? `${gatewayTitle()} hasn’t accepted our response to the bank. Submit it on ${gatewayTitle()}’s dashboard.` : "Nobody has responded to the bank."} ${dueAt ? `We’ll lose the money on ${formatDateTime(dueAt)}, Lagos time.` : "We’ll lose the money soon."}`,
  ],
});

const won: Wording = ({ amountMinor, heldMinor, isFrozen }, amount) => ({
  subject: `The bank decided in your favour: your payment of ${amount(amountMinor)} stands`,
  paragraphs: [
    heldMinor > 0n ? `The ${amount(heldMinor)} we held is back in your wallet.` : "Nothing was held.",
    isFrozen
      ? "Your account is still frozen for another reason. Write to support from the payment’s page and we’ll review it."
      : "Your account is no longer frozen.",
  ],
});

const lost: Wording = ({ takenMinor, lossMinor, recoveredMinor }, amount) => ({
  subject: `The bank took back ${amount(takenMinor)}`,
  paragraphs: [
    "The bank you paid from decided to take this payment back.",
    lossMinor > recoveredMinor
      ? `The amount we held didn’t cover it. You owe ${amount(lossMinor - recoveredMinor)}, which we’ll deduct from money you receive until it’s repaid.`
      : "The amount we held covers it, so you owe nothing.",
    "Your account stays frozen: your open trades continue, but you can’t start new ones or release payments. Write to support from the payment’s page, tell us what happened, and we’ll review it.",
  ],
});

const madeGood: Wording = ({ takenMinor }, amount) => ({
  subject: "You no longer owe anything",
  paragraphs: [
    `You’ve repaid what you owed for the ${amount(takenMinor)} your bank took back. If your account is still frozen, write to support from the payment’s page and we’ll review it.`,
  ],
});

const unfrozen = ({ isFrozen }: ChargebackDetails): Words =>
  isFrozen
    ? {
        subject: "We’ve reviewed the payment your bank took back",
        paragraphs: [
          "It no longer keeps your account frozen, but another reason still does. Reply to this email and we’ll review it.",
        ],
      }
    : {
        subject: "Your account is no longer frozen",
        paragraphs: ["We’ve reviewed your account. You can publish offers, buy and withdraw again."],
      };

export const chargebackEmails = {
  opened: toOwner(opened),
  openedForFinance: toFinance(openedForFinance),
  dueSoon: toFinance(dueSoon),
  won: toOwner(won),
  lost: toOwner(lost),
  madeGood: toOwner(madeGood),
  unfrozen: toOwner(unfrozen),
};
