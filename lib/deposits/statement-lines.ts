import { gatewayTitle } from "@/lib/gateways/names";
import { sql } from "@/lib/kernel/db";
import { type Dictionary, dictionary } from "@/lib/kernel/input/dictionary";
import type { EntryFacts, StatementLines } from "@/lib/kernel/slice";

/** Keyed by the gateway's channel in capitals. */
const channels = dictionary<string>({
  CARD: "by card",
  BANK: "from your bank",
  BANK_TRANSFER: "by bank transfer",
  DEDICATED_NUBAN: "by bank transfer",
  USSD: "by USSD",
  QR: "by QR code",
});

const means = dictionary<string>({ CARD: "Card", USSD: "USSD", QR: "QR code" });

const wordFor = (words: Dictionary<string>, channel: string | null | undefined) =>
  words[channel?.toUpperCase() ?? ""];

const source = () => "Payment source";
const heldForBank = () => "Held for a bank dispute";

/** 'Deposit by bank transfer from GTBank'. */
function funded({ bank, channel }: EntryFacts): string {
  const how = bank && channel === "bank" ? undefined : wordFor(channels, channel);
  return ["Deposit", how, bank && `from ${bank}`].filter(Boolean).join(" ");
}

/** The statement lines of deposits, their refunds and their chargebacks. */
export const depositLines: StatementLines = {
  kinds: {
    deposit_credit: {
      group: "funding",
      side: "in",
      says: funded,
      place: ({ bank, channel }) =>
        `${bank ?? wordFor(means, channel) ?? "Your bank"}, through ${gatewayTitle()}`,
    },
    quarantine_release: {
      group: "funding",
      side: "in",
      says: () => "Deposit reviewed and credited",
      place: () => "Payment in review",
    },
    refund_hold: {
      group: "refunds",
      side: "out",
      says: () => "Deposit being returned",
      place: source,
    },
    refund_failed: {
      group: "refunds",
      side: "in",
      says: () => "Deposit that couldn’t be returned",
      place: source,
    },
    chargeback_hold: {
      group: "corrections",
      side: "out",
      says: () => "Held for a bank dispute",
      place: heldForBank,
    },
    chargeback_won: {
      group: "corrections",
      side: "in",
      says: () => "Released after a bank dispute",
      place: heldForBank,
    },
    chargeback_recovery: {
      group: "corrections",
      side: "out",
      says: () => "Taken back by your bank",
      place: () => "Your bank (payment taken back)",
    },
  },
  subjects: (userId, ids) => sql`
    select id, 'deposit' as link, reference, jsonb_build_object('channel', channel, 'bank', sender_bank) as facts
    from deposit where id = any(${ids}::uuid[]) and user_id = ${userId}::uuid
    union all
    select r.id, 'deposit', d.reference, jsonb_build_object('channel', d.channel)
    from refund r join deposit d on d.id = r.deposit_id where r.id = any(${ids}::uuid[]) and r.user_id = ${userId}::uuid
    union all
    select c.id, 'deposit', d.reference, jsonb_build_object('channel', d.channel)
    from chargeback c join deposit d on d.id = c.deposit_id where c.id = any(${ids}::uuid[]) and c.user_id = ${userId}::uuid`,
  named: (userId, name) =>
    "reference" in name
      ? sql`
        select d.id, d.paid_at from deposit d where d.reference = ${name.reference} and d.user_id = ${userId}::uuid
        union all
        select r.id, null from refund r join deposit d on d.id = r.deposit_id
        where d.reference = ${name.reference} and d.user_id = ${userId}::uuid
        union all
        select c.id, null from chargeback c join deposit d on d.id = c.deposit_id
        where d.reference = ${name.reference} and d.user_id = ${userId}::uuid`
      : undefined,
};
