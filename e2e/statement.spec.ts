import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { fund, naira } from "./stage/money";
import { disclose, type Person, proven } from "./stage/people";
import { accept, publish } from "./stage/trades";

const funded = 9_000_00n;
const small = 2_500_50n;
const terms = { ...airtimeOf(5_000_00n, "GLO"), priceMinor: 4_150_50n } as const;

const entries = (page: Page) => page.getByRole("region", { name: "Statement" }).getByRole("listitem");
const chip = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name, exact: true });

test("somebody finds an entry in their statement, keeps its receipt, and takes all of it along", async ({
  browser,
}) => {
  test.slow();
  const [buyer, seller] = [await proven(browser, "Halima"), await proven(browser, "Musa")];
  await fund(buyer.page, funded);
  await fund(buyer.page, small);
  const tradeId = await accept(buyer, await publish(seller, terms));
  await narrow(buyer.page, tradeId);
  const receipt = await readReceipt(buyer, seller);
  await takeTable(buyer.page);
  await takePaper(buyer.page);
  await test.step("nobody else has that receipt", async () => {
    expect((await seller.page.goto(receipt))?.status()).toBe(404);
    expect((await seller.page.request.get(`${receipt}/pdf`)).status()).toBe(404);
    await seller.page.goto(`/wallet?search=${tradeId}`);
    await expect(seller.page.getByRole("heading", { name: "No matches" })).toBeVisible();
  });
});

const narrow = (page: Page, tradeId: string) =>
  test.step("the address says what is shown, and the way back shows the rest again", async () => {
    await page.goto("/wallet");
    await expect(entries(page)).toHaveCount(3);
    await chip(page, "Purchases").click();
    await page.waitForURL(/group=purchases/);
    await expect(entries(page)).toHaveCount(1);
    await expect(entries(page)).toContainText("Paid into escrow for ₦5,000 Glo airtime");
    await page.goBack();
    await expect(entries(page)).toHaveCount(3);
    await chip(page, "Money in").click();
    await expect(entries(page)).toHaveCount(2);
    await page.getByLabel("Search your statement").fill("2,500.50");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.waitForURL(/search=2%2C500\.50/);
    await expect(entries(page)).toHaveCount(1);
    await expect(entries(page)).toContainText(naira(small));
    await page.goto(`/wallet?search=${tradeId}`);
    await expect(entries(page)).toHaveCount(1);
    await page.goto("/wallet?group=withdrawals");
    await page.getByRole("link", { name: "Clear filters" }).click();
    await expect(entries(page)).toHaveCount(3);
    await disclose(page.getByRole("main"), "Any date");
    await page.getByRole("link", { name: "Last month" }).click();
    await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  });

/** Answers the receipt's address. */
const readReceipt = ({ page, name }: Person, seller: Person): Promise<string> =>
  test.step("a receipt says what moved, from whom to whom, and leads to the trade", async () => {
    await page.goto("/wallet");
    await entries(page).first().getByRole("link").click();
    await expect(page).toHaveURL(/\/wallet\/entries\/\d+$/);
    const main = page.getByRole("main");
    await expect(main).toContainText(`${name}’s wallet`);
    await expect(main).toContainText(`Escrow for your trade with ${seller.name}`);
    await expect(main).toContainText(naira(funded + small - terms.priceMinor));
    await expect(main.getByRole("link", { name: "View trade" })).toHaveAttribute("href", /\/trades\//);
    const file = await download(page, () => main.getByRole("link", { name: "Download PDF" }).click());
    expect(file.name).toMatch(/^amana-receipt-ent-\d+\.pdf$/);
    expect(file.body.subarray(0, 5).toString()).toBe("%PDF-");
    return new URL(page.url()).pathname;
  });

const takeTable = (page: Page) =>
  test.step("what is shown is a table for spreadsheets", async () => {
    await page.goto("/wallet?direction=in");
    await disclose(page.getByRole("main"), "Download");
    const file = await download(page, () =>
      page.getByRole("link", { name: "Everything in this view" }).click(),
    );
    expect(file.name).toMatch(/^amana-statement-\d{4}-\d\d-\d\d\.csv$/);
    const rows = file.body.toString().trimEnd().split("\r\n");
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^\ufeffTime \(Lagos\),Entry,Kind,/);
    expect(rows[1]).toMatch(/\+01:00,ent-\d+,Deposits,Deposit[^,]*,2500\.50,,11500\.50,NGN,dep-/);
  });

const takePaper = (page: Page) =>
  test.step("a month's statement is a PDF, and is nobody's cache's", async () => {
    const answer = await page.request.get("/wallet/statement/pdf");
    expect(answer.headers()).toMatchObject({
      "content-type": "application/pdf",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="amana-statement-[\d-]+-to-[\d-]+\.pdf"$/,
      ),
    });
    expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; body: Buffer }> {
  const [file]: [Download, void] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), body: await readFile(await file.path()) };
}
