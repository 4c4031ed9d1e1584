import "server-only";
import { type Email, mailPerson } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Job } from "@/lib/kernel/slice";
import type { Currency } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";

interface Told {
  userId: string;
  reference: string;
  currency: Currency;
  paidMinor: bigint;
  senderName: string | null;
  nameMatch: string | null;
  isClosed: boolean;
}

type Words = Pick<Email, "subject" | "paragraphs">;

/** Mails whose deposit it is what has become of it. The payload names the deposit. */
const mailAbout =
  (words: (told: Told, amount: string) => Words): Job =>
  async ({ depositId }) => {
    const told = await queryOne<Told>(sql`
      select d.user_id, d.reference, d.currency, d.paid_minor, d.sender_name, d.name_match, u.closed_at is not null as is_closed
      from deposit d join person u on u.id = d.user_id where d.id = ${String(depositId)}::uuid`);
    if (!told) return;
    await mailPerson(told.userId, (name) => email(name, told, words));
  };

function email(name: string, told: Told, words: (told: Told, amount: string) => Words): Email {
  const { subject, paragraphs } = words(told, formatMinor(told.paidMinor, told.currency, { compact: true }));
  return {
    subject,
    heading: subject,
    paragraphs: [`Hello ${name},`, ...paragraphs],
    ...(told.isClosed ? {} : { button: { label: "See this deposit", url: pageOf(told) } }),
    footnote: `Reference: ${told.reference}. Nobody from Amana ever asks you for a password, a code or a payment.`,
  };
}

const pageOf = ({ reference }: Told) => new URL(`/wallet/deposits/${reference}`, env().APP_URL).href;

const quarantined = (told: Told, amount: string): Words =>
  told.isClosed ? forWhoeverLeft(amount) : forWhoeverIsHere(told, amount);

const forWhoeverLeft = (amount: string): Words => ({
  subject: `A transfer of ${amount} goes back`,
  paragraphs: [
    "A bank transfer came to the account by which you used to fund your wallet. Your account with us is closed, so it was not added to anything.",
    "It is kept apart and goes back to the account it came from.",
  ],
});

const forWhoeverIsHere = ({ nameMatch, senderName }: Told, amount: string): Words =>
  nameMatch === "unknown"
    ? {
        subject: `We are checking a transfer of ${amount}`,
        paragraphs: [
          "A bank transfer came to your account, and the bank did not tell us clearly who sent it. Our staff checks it and then either adds it to your wallet or sends it back.",
          "You need not do anything.",
        ],
      }
    : {
        subject: `A transfer of ${amount} goes back`,
        paragraphs: [
          `A bank transfer came to your account from ${senderName ?? "somebody else"}. It was not added to your wallet: money has to come from an account in your own name.`,
          "It is kept apart and goes back to the account it came from. Transfer again from an account of your own.",
        ],
      };

const released = (_told: Told, amount: string): Words => ({
  subject: `${amount} is in your wallet`,
  paragraphs: ["We have checked your bank transfer. The money is in your wallet now."],
});

const refundBegun = (_told: Told, amount: string): Words => ({
  subject: `${amount} is on its way back`,
  paragraphs: [
    "Our staff sends this deposit back to where it came from. It can take a few working days until your bank shows it.",
  ],
});

const refunded = (_told: Told, amount: string): Words => ({
  subject: `${amount} was sent back`,
  paragraphs: [
    "This deposit was sent back to the card or bank account it came from. Until your bank shows it, a few working days can pass.",
  ],
});

const refundFailed = (_told: Told, amount: string): Words => ({
  subject: `${amount} could not be sent back`,
  paragraphs: [
    "The bank did not take this deposit back. The money is not lost: it is where it was before, and our staff knows of it.",
  ],
});

/** The jobs that mail people about their deposits. */
export const depositEmails: Record<string, Job> = {
  "wallet.mail_quarantined": mailAbout(quarantined),
  "wallet.mail_released": mailAbout(released),
  "wallet.mail_refund_begun": mailAbout(refundBegun),
  "wallet.mail_refunded": mailAbout(refunded),
  "wallet.mail_refund_failed": mailAbout(refundFailed),
};
