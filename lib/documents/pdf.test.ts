import { call } from "@orpc/server";
import { expect, test } from "vitest";
import { liveListing } from "@/lib/catalog/scene-for-tests";
import { one, openMarket } from "@/lib/checkout/market-for-tests";
import { placed, quoted } from "@/lib/checkout/scene-for-tests";
import { registered } from "@/lib/identity/tax/scene-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { vatWithin } from "@/lib/money/vat";
import { pagesOf, pdfText } from "@/lib/statements/pdf/pdf-text-for-tests";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { approveTrade, beginTrade, cancelTrade, shipTrade } from "@/lib/trades";
import { withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { documentPdf, documentsOf } from ".";
import { documentProcedures } from "./procedures";
import { issuedFor, issueWaiting } from "./scene-for-tests";
import type { KindName } from "./schema";

const market = openMarket();

/** Ada buys two lines of Sade, who is registered for VAT, and one of Bola, who is not; Sade sends and Bola cancels. */
async function bought() {
  const { app, moderator, ada, sade, phone } = market;
  const bola = await makeUser(app, "Bọ́lá Àkàndé", { level: "TRUSTED" });
  await registered(app, sade);
  const cable = await liveListing(app, sade, moderator, {
    title: "USB-C cable, 2 m",
    price: moneyView(1_333_33n),
  });
  const lamp = await liveListing(app, bola, moderator, { title: "Solar lamp", price: moneyView(9_000_00n) });
  const { token } = await quoted(ada, [one(phone), one(cable, 3), one(lamp)]);
  const { result } = await placed(ada, token);
  const trades = await query<{ id: string; sellerId: string }>(
    sql`select id, seller_id from trade_parcel where checkout_id = ${result.checkoutId}::uuid`,
  );
  const tradeOf = (seller: TestUser) => trades.find(({ sellerId }) => sellerId === seller.id)?.id ?? "";
  return { bola, checkoutId: result.checkoutId, ofSade: tradeOf(sade), ofBola: tradeOf(bola) };
}

async function complete(tradeId: string) {
  const { ada, sade } = market;
  await beginTrade(sade.actor, freshKey(), { tradeId });
  await shipTrade(sade.actor, freshKey(), { tradeId, sent: withCarrier() });
  await approveTrade(ada.actor, freshKey(), { tradeId });
}

const textOf = (pdf: Uint8Array<ArrayBuffer> | undefined) => pdfText(pdf ?? new Uint8Array()).join("");
const pdfOf = async (by: TestUser, id: string, kind: KindName, of: "trade" | "checkout" = "trade") =>
  (await documentPdf(by.actor, { subject: { kind: of, id }, kind }))?.pdf;

test("a receipt names the seller’s tax number, units, prices, the VAT within and the delivery", async () => {
  const { ofSade } = await bought();
  await complete(ofSade);
  await issueWaiting(market.app);
  const [receipt] = await issuedFor(ofSade);
  const text = textOf(await pdfOf(market.ada, ofSade, "receipt"));
  for (const expected of [
    receipt?.name ?? "",
    "Sade",
    "Tax number 10000001-0001",
    "Clean phone with box",
    "₦40,000.00",
    "₦2,790.70",
    "USB-C cable, 2 m",
    "₦1,333.33",
    "₦279.07",
    "Delivery₦4,000.00",
    "You paid₦47,999.99",
    "₦3,069.77",
    "Amana Escrow Limited",
    "Tax number 20481236-0001",
  ])
    expect(text).toContain(expected);
  expect(vatWithin(40_000_00n, 750) + vatWithin(3_999_99n, 750)).toBe(3_069_77n);
  expect(pagesOf((await pdfOf(market.ada, ofSade, "receipt")) ?? new Uint8Array())).toBe(1);
  const invoice = textOf(await pdfOf(market.sade, ofSade, "commission-invoice"));
  expect(invoice).toContain("Commission of 1.5% on the sale of");
  expect(invoice).toContain("VAT of 7.5%");
  expect(invoice).not.toContain("Ada");
});

test("a checkout of several orders has one receipt once all of them have ended, and one for each", async () => {
  const { ofSade, ofBola, checkoutId, bola } = await bought();
  await complete(ofSade);
  await issueWaiting(market.app);
  expect(await issuedFor(checkoutId)).toEqual([]);
  expect(await pdfOf(market.ada, checkoutId, "receipt", "checkout")).toBeUndefined();
  await cancelTrade(bola.actor, freshKey(), { tradeId: ofBola, reason: "OUT_OF_STOCK" });
  await issueWaiting(market.app, 2);
  expect((await issuedFor(ofBola)).map(({ kind }) => kind)).toEqual(["RECEIPT"]);
  expect(await issuedFor(checkoutId)).toMatchObject([
    {
      kind: "RECEIPT",
      subjectKind: "checkout",
      content: { paidMinor: "5949999", refundedMinor: "1150000", vatMinor: "306977" },
    },
  ]);
  const text = textOf(await pdfOf(market.ada, checkoutId, "receipt", "checkout"));
  for (const expected of ["2 orders", "Bọ́lá Àkàndé", "Solar lamp", "Refunded to your wallet", "₦47,999.99"])
    expect(text).toContain(expected);
  expect(await documentsOf(market.ada.actor, { kind: "checkout", id: checkoutId })).toHaveLength(1);
  expect(await documentsOf(market.sade.actor, { kind: "checkout", id: checkoutId })).toEqual([]);
});

test("the same document has the same bytes each time, also a year later", async () => {
  const { ofSade } = await bought();
  await complete(ofSade);
  await issueWaiting(market.app);
  const first = await pdfOf(market.ada, ofSade, "receipt");
  await market.app.moveTime("400 days");
  const again = await pdfOf(market.ada, ofSade, "receipt");
  expect(first && again && Buffer.from(first).equals(Buffer.from(again))).toBe(true);
});

test("it does not exist for others, nor of other kinds, numbers and ids; staff’s look is recorded", async () => {
  const { app, ada, sade, moderator } = market;
  const { ofSade } = await bought();
  await complete(ofSade);
  await issueWaiting(app);
  const eve = await makeUser(app, "Eve Eze");
  expect(await pdfOf(eve, ofSade, "receipt")).toBeUndefined();
  expect(await pdfOf(sade, ofSade, "receipt")).toBeUndefined();
  expect(await pdfOf(ada, ofSade, "commission-invoice")).toBeUndefined();
  expect(await pdfOf(ada, ofSade, "credit-note")).toBeUndefined();
  const [receipt] = await issuedFor(ofSade);
  const numbered = (number: string) =>
    documentPdf(ada.actor, { subject: { kind: "trade", id: ofSade }, kind: "receipt", number });
  expect((await numbered(receipt?.name ?? ""))?.number).toBe(receipt?.name);
  for (const number of ["RCT-2026-999999", "INV-2026-000001", "1 or 1=1", "RCT-99999-000001"])
    expect(await numbered(number), number).toBeUndefined();
  expect(
    await documentPdf(ada.actor, { subject: { kind: "trade", id: "x" }, kind: "receipt" }),
  ).toBeUndefined();
  expect(await pdfOf(moderator, ofSade, "receipt")).toBeDefined();
  const looks = await query(sql`select user_id, what from access_log where staff_id = ${moderator.id}::uuid`);
  expect(looks).toEqual([{ userId: ada.id, what: "documents" }]);
});

test("programs get it as a file", async () => {
  const { app, ada } = market;
  const { ofSade } = await bought();
  await complete(ofSade);
  await issueWaiting(app);
  const context = (by: TestUser) => ({
    actor: by.actor,
    session: null,
    key: undefined,
    requestId: newId(),
    address: "198.51.100.7",
    userAgent: "Test program",
  });
  const get = (by: TestUser) =>
    call(
      documentProcedures.getTradeDocument,
      { id: ofSade, kind: "receipt" },
      { context: context(by) as never },
    );
  const file = await get(ada);
  expect(file.type).toBe("application/pdf");
  expect(file.name).toMatch(/^RCT-\d{4}-\d{6}\.pdf$/);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  await expect(get(await makeUser(app, "Eve Eze"))).rejects.toMatchObject({ reason: "not_found" });
});
