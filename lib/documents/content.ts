import { titleOf } from "@/lib/assets";
import { bpsOf } from "@/lib/money/fees";
import { vatWithin } from "@/lib/money/vat";
import type { ChangeFacts, TradeFacts } from "./facts";
import { type InvoiceContent, type NoteContent, numberOf, type ReceiptContent, type Sale } from "./schema";

const sumOf = (amounts: readonly (bigint | string)[]): bigint =>
  amounts.reduce<bigint>((sum, minor) => sum + BigInt(minor), 0n);

/** A share of an amount in minor units, half up. */
const share = (minor: bigint, of: bigint, whole: bigint): bigint =>
  whole === 0n ? 0n : (2n * minor * of + whole) / (2n * whole);

/** One trade as its buyer paid it. */
function saleOf(trade: TradeFacts): Sale {
  const { priceMinor, way, deliveryFeeMinor, paidMinor, refundedMinor, priceRefundedMinor } = trade;
  const lines = trade.lines.map(({ terms, units, unitMinor, vatMinor }) => ({
    title: titleOf({ kind: trade.kind, terms }),
    units,
    unitMinor,
    totalMinor: (BigInt(units) * BigInt(unitMinor)).toString(),
    vatMinor,
  }));
  const vat = sumOf(lines.map(({ vatMinor }) => vatMinor));
  return {
    tradeId: trade.id,
    seller: trade.seller,
    lines,
    priceMinor: priceMinor.toString(),
    delivery: way === null ? null : { name: way, feeMinor: deliveryFeeMinor.toString() },
    paidMinor: paidMinor.toString(),
    refundedMinor: refundedMinor.toString(),
    // What was given back of the price takes its part of the VAT along.
    vatMinor: (vat - share(vat, priceRefundedMinor, priceMinor)).toString(),
    boughtAt: trade.createdAt.toISOString(),
    endedAt: trade.endedAt.toISOString(),
    throughPosting: trade.throughPosting.toString(),
  };
}

/** What a buyer gets for trades of one purchase, of which they paid something. */
export function receiptOf(trades: readonly [TradeFacts, ...TradeFacts[]]): ReceiptContent {
  const [{ issuer, currency, buyerName }] = trades;
  const sales = trades.map(saleOf);
  return {
    type: "RECEIPT",
    issuer,
    currency,
    to: { name: buyerName },
    sales,
    paidMinor: sumOf(sales.map(({ paidMinor }) => paidMinor)).toString(),
    refundedMinor: sumOf(sales.map(({ refundedMinor }) => refundedMinor)).toString(),
    vatMinor: sumOf(sales.map(({ vatMinor }) => vatMinor)).toString(),
  };
}

/** What a seller gets for the commission that we took, with the VAT within it. */
export function invoiceOf(trade: TradeFacts): InvoiceContent {
  const { issuer, holdCurrency, performer, kind, lines, baseMinor, feeRule, commissionMinor, vatBps } = trade;
  const [first] = lines;
  return {
    type: "COMMISSION_INVOICE",
    issuer,
    currency: holdCurrency,
    to: performer,
    tradeId: trade.id,
    title: titleOf({ kind, terms: first?.terms ?? {}, moreLines: lines.length - 1 }),
    baseMinor: baseMinor.toString(),
    rateBps: bpsOf(feeRule),
    commissionMinor: commissionMinor.toString(),
    vatMinor: vatWithin(commissionMinor, vatBps).toString(),
    vatBps,
    endedAt: trade.endedAt.toISOString(),
  };
}

/** What corrects a document: by how much, and what it comes to from then on. */
export function noteOf(
  trade: TradeFacts,
  change: ChangeFacts,
  /** By how much notes before it have changed the document. */
  notedMinor: bigint,
): NoteContent {
  const { kind, year, number, issuedAt, reason, totalMinor, differenceMinor, totalVatMinor } = change;
  const before = totalMinor + notedMinor;
  const isReceipt = kind === "RECEIPT";
  // What we credit a buyer out of our own pocket changes nothing of what the seller sold.
  const hasVat = !isReceipt || reason === "refund";
  const vatAt = (minor: bigint) => share(totalVatMinor, minor < 0n ? 0n : minor, totalMinor);
  const after = before + differenceMinor;
  return {
    type: "CREDIT_NOTE",
    issuer: trade.issuer,
    currency: isReceipt ? trade.currency : trade.holdCurrency,
    to: { name: isReceipt ? trade.buyerName : trade.performer.name },
    tradeId: trade.id,
    corrects: { kind, number: numberOf({ kind, year, number }), issuedAt: issuedAt.toISOString() },
    reason,
    beforeMinor: before.toString(),
    differenceMinor: differenceMinor.toString(),
    afterMinor: after.toString(),
    vatMinor: (hasVat ? vatAt(after) - vatAt(before) : 0n).toString(),
  };
}
