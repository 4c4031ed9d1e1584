import { gatewayTitle } from "@/lib/gateways/names";
import type { Currency } from "@/lib/money/currencies";
import "server-only";
import { type Email, mailPerson } from "@/lib/identity";
import { isFree } from "@/lib/identity/restrictions/sql";
import { query, queryOne, raw, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Job } from "@/lib/kernel/slice";
import { formatDateTime } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";

interface Told {
  id: string;
  userId: string;
  userName: string;
  reference: string;
  currency: Currency;
  amountMinor: bigint;
  /** What the bank took in the end; nothing before. */
  takenMinor: bigint;
  isAnswered: boolean;
  heldMinor: bigint;
  lossMinor: bigint;
  recoveredMinor: bigint;
  dueAt: Date | null;
  isFrozen: boolean;
}

type Words = Pick<Email, "subject" | "paragraphs">;
/** What is said of a chargeback; `amount` writes kobo in its currency. */
type Say = (told: Told, amount: (minor: bigint) => string) => Words;

const amountIn = (currency: Currency) => (minor: bigint) => formatMinor(minor, currency, { compact: true });
const link = (path: string) => new URL(path, env().APP_URL).href;

const tellOf = (id: string) =>
  queryOne<Told>(sql`
    select c.id, c.user_id, u.name as user_name, d.reference, c.currency, c.amount_minor, c.held_minor, c.loss_minor, c.recovered_minor, c.due_at,
      not ${raw(isFree("a", "close"))} as is_frozen, c.response is not null as is_answered,
      (select coalesce(sum(t.amount_minor), 0)::bigint from posting p join ledger_transfer t on t.posting_id = p.id
        where p.subject_kind = 'chargeback' and p.subject_id = c.id and t.kind in ('chargeback_lost', 'chargeback_loss')) as taken_minor
    from chargeback c join deposit d on d.id = c.deposit_id join person u on u.id = c.user_id join trading_allowance a on a.user_id = c.user_id
    where c.id = ${id}::uuid`);

/** Mails what `say` says of a chargeback. The payload names it. */
const mail =
  (say: Say, send: (told: Told, words: Words) => Promise<void>): Job =>
  async ({ chargebackId }) => {
    const told = await tellOf(String(chargebackId));
    if (told) await send(told, say(told, amountIn(told.currency)));
  };

const bodyOf = ({ subject, paragraphs }: Words, name: string) => ({
  subject,
  heading: subject,
  paragraphs: [`Hello ${name},`, ...paragraphs],
});

/** Mails whose payment it is. */
const mailUser = (say: Say): Job =>
  mail(say, ({ userId, reference }, words) =>
    mailPerson(userId, (name) => ({
      ...bodyOf(words, name),
      button: { label: "See this payment", url: link(`/wallet/deposits/${reference}`) },
      footnote: `Reference: ${reference}. Nobody from Amana ever asks you for a password, a code or a payment.`,
    })),
  );

/** Mails everybody who may answer the bank. */
const mailFinance = (say: Say): Job =>
  mail(say, async (told, words) => {
    const staff = await query<{ id: string }>(sql`
      select distinct user_id as id from staff_member where role in ('FINANCE', 'ADMIN') and user_id <> ${told.userId}::uuid`);
    for (const { id } of staff) {
      await mailPerson(id, (name) => ({
        ...bodyOf(words, name),
        button: { label: "Answer the bank", url: link(`/admin/chargebacks/${told.id}`) },
      }));
    }
  });

const opened: Say = ({ amountMinor, heldMinor }, amount) => ({
  subject: `A bank asks for ${amount(amountMinor)} back`,
  paragraphs: [
    `The bank from which you funded your wallet disputes that payment of ${amount(amountMinor)}. ${heldMinor > 0n ? `Until it has decided we hold ${amount(heldMinor)} of your wallet.` : "Your wallet had nothing left of it that we could hold."}`,
    "Meanwhile your account is frozen: you can sign in, read, chat and finish open trades, but not publish, buy or withdraw.",
    "Did you not dispute it yourself? Ask your bank to withdraw the dispute, and reply to this mail with what you know. If you did dispute it, write to us: there may be a quicker way.",
  ],
});

const openedForFinance: Say = ({ amountMinor, heldMinor, userName, dueAt }, amount) => ({
  subject: `Chargeback of ${amount(amountMinor)}: answer it${dueAt ? ` by ${formatDateTime(dueAt)}` : ""}`,
  paragraphs: [
    `A bank disputes a payment by ${userName}. ${amount(heldMinor)} of ${amount(amountMinor)} could be held.`,
    dueAt
      ? `The bank takes our silence for consent on ${formatDateTime(dueAt)}, Lagos time.`
      : "The bank takes our silence for consent.",
    "The evidence from our records is on its page, ready to be read, edited and sent.",
  ],
});

const dueSoon: Say = ({ amountMinor, dueAt, isAnswered }, amount) => ({
  subject: `${isAnswered ? "Our answer did not arrive" : "Not answered yet"}: a chargeback of ${amount(amountMinor)}`,
  paragraphs: [
    `${isAnswered ? `${gatewayTitle()} has not taken our answer to the bank so far: give it on ${gatewayTitle()}'s dashboard.` : "Nobody has answered the bank."} ${dueAt ? `On ${formatDateTime(dueAt)}, Lagos time, the money is gone.` : "Soon the money is gone."}`,
  ],
});

const won: Say = ({ amountMinor, heldMinor, isFrozen }, amount) => ({
  subject: `The bank decided that your payment of ${amount(amountMinor)} stands`,
  paragraphs: [
    heldMinor > 0n ? `The ${amount(heldMinor)} that we held are in your wallet again.` : "Nothing was held.",
    isFrozen
      ? "Your account is still frozen for another reason. Reply to this mail to have it looked at."
      : "Your account is not frozen any more.",
  ],
});

const lost: Say = ({ takenMinor, lossMinor, recoveredMinor }, amount) => ({
  subject: `The bank took ${amount(takenMinor)} back`,
  paragraphs: [
    "The bank from which you funded your wallet decided that this payment goes back.",
    lossMinor > recoveredMinor
      ? `What we had held did not cover it. ${amount(lossMinor - recoveredMinor)} are owed: they are taken from money that comes into your wallet, until it is made good.`
      : "What we had held covers it: nothing more is owed.",
    "Your account stays frozen: you can finish open trades, but start nothing new. Reply to this mail and tell us what happened; our staff then looks at it.",
  ],
});

const madeGood: Say = ({ takenMinor }, amount) => ({
  subject: "Nothing is owed any more",
  paragraphs: [
    `What was owed for the ${amount(takenMinor)} that your bank took back is made good. If your account is still frozen, reply to this mail to have it looked at.`,
  ],
});

const unfrozen = ({ isFrozen }: Told): Words =>
  isFrozen
    ? {
        subject: "We have looked at what your bank took back",
        paragraphs: [
          "It does not keep your account frozen any more. Another reason still does: reply to this mail to have it looked at.",
        ],
      }
    : {
        subject: "Your account is not frozen any more",
        paragraphs: ["Our staff has looked at it. You can publish, buy and withdraw again."],
      };

/** The jobs that mail people about chargebacks. */
export const chargebackEmails: Record<string, Job> = {
  "wallet.mail_chargeback_opened": mailUser(opened),
  "wallet.mail_chargeback_to_finance": mailFinance(openedForFinance),
  "wallet.mail_chargeback_due": mailFinance(dueSoon),
  "wallet.mail_chargeback_won": mailUser(won),
  "wallet.mail_chargeback_lost": mailUser(lost),
  "wallet.mail_chargeback_made_good": mailUser(madeGood),
  "wallet.mail_unfrozen": mailUser(unfrozen),
};
