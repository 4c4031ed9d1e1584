import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import type { Currency } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";

interface DepositDetails {
  userId: string;
  reference: string;
  currency: Currency;
  paidMinor: bigint;
  senderName: string | null;
  nameMatch: string | null;
  isClosed: boolean;
}

type Words = Pick<Email, "subject" | "paragraphs">;

/** An email about the deposit in the payload. */
const about =
  (words: (details: DepositDetails, amount: string) => Words) =>
  async ({ depositId }: { depositId: string }): Promise<Email | undefined> => {
    const details = await queryOne<DepositDetails>(sql`
      select d.user_id, d.reference, d.currency, d.paid_minor, d.sender_name, d.name_match, u.closed_at is not null as is_closed
      from deposit d join person u on u.id = d.user_id where d.id = ${depositId}::uuid`);
    return details && email(details, words);
  };

function email(details: DepositDetails, words: (details: DepositDetails, amount: string) => Words): Email {
  const { subject, paragraphs } = words(
    details,
    formatMinor(details.paidMinor, details.currency, { compact: true }),
  );
  return {
    subject,
    heading: subject,
    paragraphs,
    ...(details.isClosed ? {} : { button: { label: "View deposit", url: pageOf(details) } }),
    footnote: `Reference: ${details.reference}. Amana will never ask you for a password, a code or a payment by email.`,
  };
}

const pageOf = ({ reference }: DepositDetails) =>
  new URL(`/wallet/deposits/${reference}`, env().APP_URL).href;

const quarantined = (details: DepositDetails, amount: string): Words =>
  details.isClosed ? quarantinedOfClosed(amount) : quarantinedOfOpen(details, amount);

const quarantinedOfClosed = (amount: string): Words => ({
  subject: `Your transfer of ${amount} is being returned`,
  paragraphs: [
    "We received a bank transfer to your former Amana account number. Your Amana account is closed, so we couldn’t credit it.",
    "We’re holding it and will return it to the account it came from.",
  ],
});

const quarantinedOfOpen = ({ nameMatch, senderName }: DepositDetails, amount: string): Words =>
  nameMatch === "unknown"
    ? {
        subject: `We’re reviewing your transfer of ${amount}`,
        paragraphs: [
          "We received a bank transfer, but the bank didn’t clearly say who sent it. We’ll review it and either add it to your wallet or return it.",
          "You don’t need to do anything.",
        ],
      }
    : {
        subject: `Your transfer of ${amount} is being returned`,
        paragraphs: [
          `We received a bank transfer from ${senderName ?? "someone else"}. We didn’t add it to your wallet, because money has to come from an account in your own name.`,
          "We’re holding it and will return it to the account it came from. To add money, transfer from an account in your own name.",
        ],
      };

const released = (_details: DepositDetails, amount: string): Words => ({
  subject: `${amount} has been added to your wallet`,
  paragraphs: ["We’ve reviewed your bank transfer, and the money is now in your wallet."],
});

const refundStarted = (_details: DepositDetails, amount: string): Words => ({
  subject: `${amount} is being returned`,
  paragraphs: [
    "We’re returning this deposit to where it came from. It can take a few working days to appear.",
  ],
});

const refunded = (_details: DepositDetails, amount: string): Words => ({
  subject: `${amount} was returned`,
  paragraphs: [
    "We returned this deposit to the card or bank account it came from. It can take a few working days to appear.",
  ],
});

const refundFailed = (_details: DepositDetails, amount: string): Words => ({
  subject: `${amount} couldn’t be returned`,
  paragraphs: [
    "The bank rejected the return of this deposit. The money isn’t lost, and our team has been notified.",
  ],
});

/** Emails to the owner of a deposit. */
export const depositEmails = {
  quarantined: about(quarantined),
  released: about(released),
  refundStarted: about(refundStarted),
  refunded: about(refunded),
  refundFailed: about(refundFailed),
};
