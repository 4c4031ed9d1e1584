import { afterAll, beforeAll, expect, test } from "vitest";
import { statements } from "@/lib/composition";
import { lagosDay } from "@/lib/kernel/clock";
import { naira } from "@/lib/money/format";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { balancesOf } from "./balances";
import { csvRows } from "./csv";
import { readPdfStatement } from "./pdf";
import { pagesOf, pdfText } from "./pdf/pdf-text-for-tests";
import { writeStatement } from "./pdf/statement-pdf";
import { fileLimit } from "./refusals";
import { makeTrade } from "./scene-for-tests";

const { statementCsv, receiptPdf, statementPdf, receiptFor, statementFor } = statements;

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;
let firstDay: string;

/** Ada deposits ₦10,000; two days later she pays ₦4,150 into the escrow of a trade with Bayo. */
beforeAll(async () => {
  app = await testApp();
  [ada, bayo] = [await makeUser(app, "Ṣọlá Ƙwarai"), await makeUser(app, "Bayo")];
  firstDay = lagosDay((await balancesOf(ada.id)).now);
  await giveMoney(ada.id, 10_000_00n);
  await app.moveTime("2 days");
  await makeTrade(ada.id, bayo.id);
});
afterAll(() => app.close());

const csvOf = async (userId: string, filter = {}) =>
  Buffer.from(await new Response(await statementCsv(userId, filter)).arrayBuffer()).toString();

test("the CSV has plain amounts, the balance after each entry and Lagos times", async () => {
  const [head, newest = "", oldest = "", ...rest] = (await csvOf(ada.id)).split("\r\n");
  expect(head).toBe(
    "\ufeffTime (Lagos),Entry,Kind,Description,Money in,Money out,Balance,Currency,Reference",
  );
  expect(newest).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+01:00,ent-\d+,Purchases,/);
  expect(newest).toContain(',"Into escrow: ₦5,000 MTN airtime",,4150.00,5850.00,NGN,');
  expect(oldest).toContain(",Deposits,Deposit,10000.00,,10000.00,NGN,dep-");
  expect(rest).toEqual([""]);
  expect((await csvOf(ada.id, { group: "sales" })).trim().split("\r\n")).toHaveLength(1);
});

test("the CSV escapes formulas, commas and quotes", async () => {
  const [line] = (await statementFor(ada.id)).lines;
  const cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"].map(
    (says) => csvRows([{ ...line!, says }]).split(",")[3],
  );
  expect(cells).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", `"'\r=1"`]);
  expect(csvRows([{ ...line!, says: 'a, "b"\n' }])).toContain(',"a, ""b""\n",');
});

test("the PDF has the holder, the opening balance, each entry and the closing balance", async () => {
  const { pdf } = await statementPdf(ada, { from: firstDay });
  const text = pdfText(pdf).join("");
  for (const expected of [
    "Ṣọlá Ƙwarai",
    "•••@amana.test",
    "Opening balance₦0.00Money in₦10,000.00Money out−₦4,150.00Closing balance₦5,850.00",
    "Into escrow: ₦5,000 MTN airtime",
    "Page 1 of 1",
  ]) {
    expect(text).toContain(expected);
  }
  expect(text).not.toContain(ada.email);
  expect(pagesOf(pdf)).toBe(1);
});

test("the opening balance of a period is the closing balance of the one before, also without entries", async () => {
  const day = (days: number) => lagosDay(new Date(Date.parse(`${firstDay}T12:00:00Z`) + days * 86_400_000));
  const balances = [];
  for (const at of [-1, 0, 1, 2, 3]) {
    const { openingMinor, closingMinor } = await readPdfStatement(statements.book, ada, {
      from: day(at),
      to: day(at),
    });
    balances.push([openingMinor, closingMinor].map((minor) => naira(minor)));
  }
  expect(balances).toEqual([
    ["₦0", "₦0"],
    ["₦0", "₦10,000"],
    ["₦10,000", "₦10,000"],
    ["₦10,000", "₦5,850"],
    ["₦5,850", "₦5,850"],
  ]);
});

test("a long PDF has page numbers and a table header on each page", async () => {
  const statement = await readPdfStatement(statements.book, ada, { from: firstDay });
  const lines = Array.from({ length: 60 }, () => statement.lines).flat();
  const pdf = await writeStatement({ ...statement, lines });
  const drawn = pdfText(pdf).join("|");
  const pages = pagesOf(pdf);
  expect(pages).toBeGreaterThan(4);
  expect(drawn.match(/What\|Amount\|Balance/g)).toHaveLength(pages);
  expect(drawn).toContain(`Page ${pages} of ${pages}`);
});

test("refuses a PDF of too many entries before writing it", async () => {
  expect((await readPdfStatement(statements.book, ada, { from: firstDay }, 2)).lines).toHaveLength(2);
  await expect(readPdfStatement(statements.book, ada, { from: firstDay }, 1)).rejects.toMatchObject({
    reason: "paper_too_long",
  });
});

test("a receipt has the source and destination, and is hidden from other users", async () => {
  const [line] = (await statementFor(ada.id)).lines;
  const id = String(line?.id);
  expect(await receiptFor(ada.id, id)).toMatchObject({
    says: "Into escrow: ₦5,000 MTN airtime",
    from: "Your wallet",
    to: "Escrow for your trade with Bayo",
    amountMinor: -4_150_00n,
    balanceAfterMinor: 5_850_00n,
  });
  const text = pdfText((await receiptPdf(ada, id)) ?? new Uint8Array()).join("");
  expect(text).toContain("Ṣọlá Ƙwarai’s wallet");
  expect(text).toContain(`ent-${id}`);
  for (const other of [id, "0", "-1", "9".repeat(19), "1 or 1=1", "x"]) {
    expect(await receiptFor(bayo.id, other), other).toBeUndefined();
    expect(await receiptPdf(bayo, other), other).toBeUndefined();
  }
});

test("limits the files a user can generate", async () => {
  const efe = await makeUser(app, "Efe");
  for (let each = 0; each < fileLimit.max; each += 1) await statementCsv(efe.id, {});
  await expect(statementCsv(efe.id, {})).rejects.toMatchObject({ reason: "too_many_requests" });
  await expect(statementPdf(efe, {})).rejects.toMatchObject({ reason: "too_many_requests" });
});
