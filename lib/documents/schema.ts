import { z } from "zod";
import { currencies } from "@/lib/money/currencies";

export const documentKinds = ["RECEIPT", "COMMISSION_INVOICE", "CREDIT_NOTE"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What each kind is called, in an address and on screen. */
export const kindNames = {
  receipt: { kind: "RECEIPT", title: "Receipt", prefix: "RCT" },
  "commission-invoice": { kind: "COMMISSION_INVOICE", title: "Commission invoice", prefix: "INV" },
  "credit-note": { kind: "CREDIT_NOTE", title: "Credit note", prefix: "CRN" },
} as const satisfies Record<string, { kind: DocumentKind; title: string; prefix: string }>;
export type KindName = keyof typeof kindNames;
export const kindNameList = Object.keys(kindNames) as KindName[];

export const nameOfKind = (kind: DocumentKind): KindName => {
  const name = kindNameList.find((one) => kindNames[one].kind === kind);
  if (!name) throw new Error(`no name of ${kind}`);
  return name;
};

/** 'RCT-2026-000123': no number is missing among those of a kind and year. */
export const numberOf = ({ kind, year, number }: { kind: DocumentKind; year: number; number: number }) =>
  `${kindNames[nameOfKind(kind)].prefix}-${year}-${String(number).padStart(6, "0")}`;

/** Minor units as digits: a document is kept as JSON. */
const minor = z.string().regex(/^-?\d{1,18}$/);
const time = z.iso.datetime();
const currency = z.enum(Object.keys(currencies) as [keyof typeof currencies]);

/** Who we were when it was issued. */
const issuer = z.object({ name: z.string(), address: z.string(), taxNumber: z.string() });

/** Who sold: with the tax number that was checked when it was bought, if there was one. */
const seller = z.object({
  name: z.string(),
  store: z.string().nullable(),
  taxNumber: z.string().nullable(),
  registeredName: z.string().nullable(),
});

const line = z.object({
  title: z.string(),
  units: z.string(),
  unitMinor: minor,
  totalMinor: minor,
  /** Within the total. */
  vatMinor: minor,
});

/** One trade as its buyer paid it. */
const sale = z.object({
  tradeId: z.uuid(),
  seller,
  lines: z.array(line).min(1),
  priceMinor: minor,
  /** How it was sent, as its seller calls that; null of what is not sent. */
  delivery: z.object({ name: z.string(), feeMinor: minor }).nullable(),
  /** All that its buyer paid, and got back by the end. */
  paidMinor: minor,
  refundedMinor: minor,
  /** The VAT within what the buyer paid of the price in the end. */
  vatMinor: minor,
  boughtAt: time,
  endedAt: time,
  /** The last posting that is counted. */
  throughPosting: z.string(),
});
export type Sale = z.infer<typeof sale>;

const shared = { issuer, currency, to: z.object({ name: z.string() }) };

export const ReceiptContent = z.object({
  ...shared,
  type: z.literal("RECEIPT"),
  sales: z.array(sale).min(1),
  paidMinor: minor,
  refundedMinor: minor,
  vatMinor: minor,
});

export const InvoiceContent = z.object({
  ...shared,
  type: z.literal("COMMISSION_INVOICE"),
  tradeId: z.uuid(),
  to: seller,
  /** What was sold. */
  title: z.string(),
  /** What the commission is of: what its seller was paid, before it. */
  baseMinor: minor,
  /** The rate in basis points, to the nearest. */
  rateBps: z.number().int(),
  commissionMinor: minor,
  /** Within the commission, at this rate. */
  vatMinor: minor,
  vatBps: z.number().int(),
  endedAt: time,
});

/** Why a document is corrected. */
export const reasons = ["late_decision", "refund", "credit", "reversal"] as const;

export const NoteContent = z.object({
  ...shared,
  type: z.literal("CREDIT_NOTE"),
  tradeId: z.uuid(),
  /** The document that it corrects, and when that was issued. */
  corrects: z.object({ kind: z.enum(documentKinds), number: z.string(), issuedAt: time }),
  reason: z.enum(reasons),
  /** What that document came to with all notes before this one, the difference, and what it comes to now. */
  beforeMinor: minor,
  differenceMinor: minor,
  afterMinor: minor,
  /** The VAT within the difference. */
  vatMinor: minor,
});

export const DocumentContent = z.discriminatedUnion("type", [ReceiptContent, InvoiceContent, NoteContent]);
export type DocumentContent = z.infer<typeof DocumentContent>;
export type ReceiptContent = z.infer<typeof ReceiptContent>;
export type InvoiceContent = z.infer<typeof InvoiceContent>;
export type NoteContent = z.infer<typeof NoteContent>;

/** A document as it is listed. */
export const DocumentView = z.object({
  kind: z.enum(documentKinds),
  /** 'RCT-2026-000123' */
  number: z.string(),
  issuedAt: time,
  /** The number of the document that it corrects. */
  corrects: z.string().nullable(),
  /** Where its PDF is. */
  href: z.string(),
});
export type DocumentView = z.infer<typeof DocumentView>;
