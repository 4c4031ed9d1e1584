import { z } from "zod";
import { assetOf, titleOf } from "@/lib/assets";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { formatDateTime } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";

const at = z.coerce.date();
const maybeAt = at.nullish().transform((date) => date ?? null);
const text = z.string().nullish();

const step = z.object({ move: z.string(), by: z.string(), at, isSigned: z.boolean() });
const message = z.object({ by: z.string(), at, says: z.string() });

const trade = z
  .object({
    id: z.string(),
    role: z.enum(["buyer", "seller"]),
    kind: z.string(),
    terms: z.looseObject({}),
    moreLines: z.number().default(0),
    priceMinor: z.string(),
    state: z.string(),
    /** Where the customer had it delivered. */
    delivery: z.looseObject({}).nullish(),
    createdAt: at,
    begunAt: maybeAt,
    deliveredAt: maybeAt,
    endedAt: maybeAt,
    steps: z.array(step),
    messages: z.array(message),
  })
  .transform(({ delivery, ...rest }) => ({
    ...rest,
    /** Masked: neither staff nor the bank need all of it. */
    goesTo: delivery ? assetOf(rest.kind).words.goesTo(delivery) : null,
  }));

/** Our records about a disputed payment. Amounts in kobo, as digits. */
export const evidenceSchema = z.object({
  payment: z.object({
    reference: z.string(),
    gatewayRecordId: text,
    paidMinor: z.string(),
    channel: text,
    begunAt: at,
    paidAt: at,
    senderName: text,
  }),
  customer: z.object({
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    since: at,
    emailProvenAt: maybeAt,
    phoneProvenAt: maybeAt,
  }),
  trades: z.array(trade),
  sessions: z.array(
    z.object({
      kind: z.string(),
      address: z.string(),
      userAgent: z.string(),
      signedInAt: at,
      lastSeenAt: at,
      provenAt: maybeAt,
    }),
  ),
  safety: z.array(z.object({ kind: z.string(), at, address: text })),
  withdrawals: z.array(
    z.object({
      amountMinor: z.string(),
      state: z.string(),
      bankName: z.string(),
      accountName: z.string(),
      accountEnds: z.string(),
      askedAt: at,
      paidAt: maybeAt,
    }),
  ),
  assembledAt: at,
  /** Once answered: the text by staff, and when the gateway first showed it. */
  summary: z.string().optional(),
  deliveredAt: maybeAt,
});

export type ChargebackEvidence = z.output<typeof evidenceSchema>;
/** The moves of a trade in words for a bank's reader. */
const moveWords = dictionary<string>({
  accept: "ordered and paid into escrow",
  begin: "delivery begun",
  deliver: "delivered",
  approve: "confirmed as received, seller paid",
  concede: "given up",
  cancel: "cancelled",
  dispute: "disputed at Amana",
});

/** 'delivered, by other party'. */
export const describeStep = ({ move, by }: { move: string; by: string }): string =>
  `${moveWords[move] ?? move.replaceAll("_", " ")}, by ${by === "clock" ? "the system" : `the ${by}`}`;

export type EvidenceTrade = ChargebackEvidence["trades"][number];

/** The draft of staff's response to the bank. */
export function draftSummary({
  payment,
  customer,
  trades,
  sessions,
  withdrawals,
}: ChargebackEvidence): string {
  const bought = trades.filter(({ role }) => role === "buyer");
  return [
    `${customer.name} paid ${nairaAndKobo(payment.paidMinor)} into their own Amana wallet on ${formatDateTime(payment.paidAt)} (Lagos time), reference ${payment.reference}${payment.channel ? `, by ${payment.channel}` : ""}.`,
    `Their email address and phone number are verified; the account has existed since ${formatDateTime(customer.since)}.`,
    ...(sessions.length > 0
      ? [
          `At the time of payment they were signed in from ${[...new Set(sessions.map(({ address }) => address))].join(", ")}.`,
        ]
      : []),
    bought.length > 0
      ? "With the money they bought:"
      : "They have bought nothing with it since. The money stayed in their own wallet.",
    ...bought.map(describeTrade),
    ...withdrawals
      .filter(({ state }) => state === "PAID")
      .map(
        ({ amountMinor, bankName, accountName, accountEnds, askedAt }) =>
          `They withdrew ${nairaAndKobo(amountMinor)} to ${bankName}, account ending ${accountEnds} in the name of ${accountName}, on ${formatDateTime(askedAt)}.`,
      ),
  ].join("\n");
}

/** One trade in a sentence: the item, its delivery and its confirmation. */
function describeTrade({
  kind,
  terms,
  moreLines,
  priceMinor,
  createdAt,
  deliveredAt,
  steps,
  goesTo,
}: EvidenceTrade): string {
  const approved = steps.find(({ move }) => move === "approve");
  return [
    `- ${titleOf({ kind, terms, moreLines })} for ${nairaAndKobo(priceMinor)}, ordered ${formatDateTime(createdAt)}`,
    ...(deliveredAt ? [`delivered ${formatDateTime(deliveredAt)}${goesTo ? ` to ${goesTo}` : ""}`] : []),
    ...(approved
      ? [
          `confirmed as received by ${approved.by === "customer" ? "the customer" : approved.by} ${formatDateTime(approved.at)}${approved.isSigned ? ", signed with their passkey" : ""}`,
        ]
      : []),
  ].join(", ");
}
