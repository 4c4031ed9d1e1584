import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { basisPoints, feeOf, feeRuleOfLines } from "@/lib/money/fees";
import { vatWithin } from "@/lib/money/vat";
import { type TestApp, testApp } from "@/lib/testing/world";
import { settlement } from "@/lib/trades/settlement";
import { invoiceOf, noteOf, receiptOf } from "./content";
import type { ChangeFacts, TradeFacts } from "./facts";

const ORDERS = Number(process.env.DOCUMENT_ORDERS ?? 300);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const lines = fc.array(
  fc.record({
    unitMinor: fc.bigInt({ min: 1n, max: 50_000_000_00n }),
    units: fc.bigInt({ min: 1n, max: 40n }),
    bps: fc.constantFrom(0, 75, 150, 333, 700, 1_999, 10_000),
    isTaxed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
const order = fc.record({
  lines,
  deliveryMinor: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 90_000_00n })),
  isSent: fc.boolean(),
  vatBps: fc.constantFrom(0, 500, 750, 1_000, 2_500),
  /** In thousandths of the price; 0 is completed, 1,000 cancelled, the others are splits. */
  refund: fc.oneof(fc.constantFrom(0, 1_000), fc.integer({ min: 0, max: 1_000 })),
  /** What of our commission, and of what was paid, is given back after the end, one after the other, in thousandths of what is left. */
  givenBack: fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 3 }),
});
type Order = typeof order extends fc.Arbitrary<infer One> ? One : never;

/** An order as it is bought and ends: what is posted, by the functions that plans are made with, and what its documents are written from. */
function ended({ lines: bought, deliveryMinor, isSent, vatBps, refund }: Order) {
  const sold = bought.map(({ unitMinor, units, bps, isTaxed }) => {
    const total = unitMinor * units;
    return { unitMinor, units, total, bps, vat: vatWithin(total, isTaxed ? vatBps : 0) };
  });
  const price = sold.reduce((sum, { total }) => sum + total, 0n);
  const feeRule = ruleOf(sold);
  if (!feeRule) return undefined;
  const [id, buyerId, performerId] = [newId(), newId(), newId()];
  const refundMinor = (price * BigInt(refund)) / 1_000n;
  const parties = { id, performerId, confirmerId: buyerId, holdMinor: price, holdCurrency: HOME, feeRule };
  const legs = settlement(parties, refundMinor);
  const posted = (kind: string) =>
    legs.reduce((sum, leg) => (leg.kind === kind ? sum + leg.amount : sum), 0n);
  const [fee, share, back] = [posted("commission"), posted("escrow_release"), posted("escrow_refund")];
  const delivery = isSent ? deliveryMinor : 0n;
  const deliveryBack = refundMinor === price ? delivery : 0n;
  const person = { name: "Sade", store: null, taxNumber: null, registeredName: null };
  const trade: TradeFacts = {
    id,
    kind: "GOODS",
    buyerId,
    buyerName: "Ada",
    performerId,
    performer: person,
    seller: person,
    currency: HOME,
    holdCurrency: HOME,
    feeRule,
    priceMinor: price,
    way: isSent ? "By rider" : null,
    deliveryFeeMinor: delivery,
    lines: sold.map(({ unitMinor, units, vat }) => ({
      terms: { title: "Phone", category: "mobile-phones", condition: "GOOD", version: 1 },
      units: units.toString(),
      unitMinor: unitMinor.toString(),
      vatMinor: vat.toString(),
    })),
    paidMinor: price + delivery,
    refundedMinor: back + deliveryBack,
    priceRefundedMinor: back,
    commissionMinor: fee,
    baseMinor: fee + share,
    throughPosting: 1n,
    createdAt: new Date(),
    endedAt: new Date(),
    endedCheckoutId: null,
    vatBps,
    issuer: { name: "Amana", address: "Lagos", taxNumber: "20481236-0001" },
  };
  return { trade, sold, price, fee, share, back, delivery, deliveryBack, vatBps };
}

function ruleOf(sold: readonly { total: bigint; bps: number }[]) {
  try {
    return feeRuleOfLines(sold.map(({ total, bps }) => ({ rule: basisPoints(bps), minor: total })));
  } catch {
    return undefined; // too much for a rule in JSON: such an order is refused
  }
}

const big = (minor: string) => BigInt(minor);

/** What the notes of a document say, one after the other. */
function notesOf(trade: TradeFacts, kind: ChangeFacts["kind"], total: bigint, vat: bigint, parts: number[]) {
  let left = total;
  return parts.map((part) => {
    const differenceMinor = -((left * BigInt(part)) / 1_000n);
    const notedMinor = left - total;
    left += differenceMinor;
    const change: ChangeFacts = {
      tradeId: trade.id,
      postingId: 2n,
      documentId: newId(),
      kind,
      year: 2026,
      number: 1,
      userId: trade.buyerId,
      issuedAt: new Date(),
      differenceMinor,
      reason: kind === "RECEIPT" ? "refund" : "late_decision",
      totalMinor: total,
      notedMinor,
      totalVatMinor: vat,
    };
    return noteOf(trade, change, notedMinor);
  });
}

test(`orders of many lines, rates, refunds and splits add up to the kobo, and so do their documents (SEED=${SEED})`, () => {
  fc.assert(
    fc.property(order, (one) => {
      const of = ended(one);
      if (!of) return;
      const { trade, sold, price, fee, share, back, delivery, deliveryBack, vatBps } = of;
      expect(fee + share + back).toBe(price);
      expect(fee).toBe(feeOf(price - back, trade.feeRule));
      for (const { vat, total } of sold) expect(vat >= 0n && vat <= total).toBe(true);
      const receipt = receiptOf([trade]);
      const lineSum = receipt.sales[0]?.lines.reduce((sum, line) => sum + big(line.totalMinor), 0n);
      expect(lineSum).toBe(price);
      expect(big(receipt.paidMinor)).toBe(price + delivery);
      expect(big(receipt.paidMinor) - big(receipt.refundedMinor)).toBe(fee + share + delivery - deliveryBack);
      const vatSum = sold.reduce((sum, { vat }) => sum + vat, 0n);
      const vat = big(receipt.vatMinor);
      expect(vat >= 0n && vat <= vatSum && vat <= price - back).toBe(true);
      if (back === price) expect(vat).toBe(0n);
      if (back === 0n) expect(vat).toBe(vatSum);
      const invoice = invoiceOf(trade);
      expect(big(invoice.commissionMinor)).toBe(fee);
      expect(big(invoice.baseMinor)).toBe(price - back);
      expect(big(invoice.vatMinor)).toBe(vatWithin(fee, vatBps));
      const net = big(receipt.paidMinor) - big(receipt.refundedMinor);
      for (const [kind, total, within] of [
        ["RECEIPT", net, vat],
        ["COMMISSION_INVOICE", fee, big(invoice.vatMinor)],
      ] as const) {
        if (total === 0n) continue;
        const notes = notesOf(trade, kind, total, within, one.givenBack);
        const sum = (what: "differenceMinor" | "vatMinor") =>
          notes.reduce((all, note) => all + big(note[what]), 0n);
        expect(total + sum("differenceMinor")).toBe(
          notes.length ? big(notes.at(-1)?.afterMinor ?? "") : total,
        );
        const kept = within + sum("vatMinor");
        expect(kept >= 0n && kept <= within).toBe(true);
        if (notes.at(-1)?.afterMinor === "0") expect(kept).toBe(0n);
      }
    }),
    { numRuns: ORDERS, seed: SEED },
  );
});

test(`the receipt of a checkout is the sum of those of its orders (SEED=${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 2, maxLength: 10 }), (orders) => {
      const trades = orders.flatMap((one) => ended(one)?.trade ?? []);
      const [first, ...others] = trades;
      if (!first) return;
      const whole = receiptOf([first, ...others]);
      for (const what of ["paidMinor", "refundedMinor", "vatMinor"] as const) {
        const apart = trades.reduce((sum, trade) => sum + big(receiptOf([trade])[what]), 0n);
        expect(big(whole[what])).toBe(apart);
      }
    }),
    { numRuns: Math.ceil(ORDERS / 10), seed: SEED },
  );
});

test(`PostgreSQL works out the same rules, fees and VAT (SEED=${SEED})`, async () => {
  const orders = fc.sample(order, { numRuns: ORDERS, seed: SEED }).flatMap((one) => ended(one) ?? []);
  const cases = orders.map(({ trade, sold, price, back, vatBps }, n) => ({
    n,
    rules: sold.map(({ bps }) => basisPoints(bps)),
    totals: sold.map(({ total }) => total.toString()),
    vat_bps: vatBps,
    price: price.toString(),
    base: (price - back).toString(),
    rule: trade.feeRule,
  }));
  const size = 500;
  for (let from = 0; from < cases.length; from += size) {
    const some = cases.slice(from, from + size);
    const rows = await query<{ fee: bigint; vat: bigint; isRule: boolean }>(sql`
      select fee_of(c.base, c.rule) as fee, vat_within(c.price, c.vat_bps) as vat,
        fee_rule_of_lines(array(select jsonb_array_elements(c.rules)), array(select jsonb_array_elements_text(c.totals)::bigint)) = c.rule as is_rule
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
        as c (rules jsonb, totals jsonb, vat_bps int, price bigint, base bigint, rule jsonb, n bigint) order by c.n`);
    expect(rows.map(({ fee, vat }) => [fee, vat])).toEqual(
      some.map(({ base, rule, price, vat_bps }) => [
        feeOf(BigInt(base), rule),
        vatWithin(BigInt(price), vat_bps),
      ]),
    );
    expect(rows.every(({ isRule }) => isRule)).toBe(true);
  }
});
