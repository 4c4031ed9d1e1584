import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { fund, naira } from "./stage/money";
import { disclose, type Person, verifiedUser } from "./stage/people";
import { expectScreenValid } from "./stage/screens";
import { accept, publish } from "./stage/trades";

const funded = 9_000_00n;
const small = 2_500_50n;
const terms = { ...airtimeOf(5_000_00n, "GLO"), priceMinor: 4_150_50n } as const;

const entries = (page: Page) =>
  page
    .getByRole("region", { name: "Statement" })
    .getByRole("row")
    .filter({ has: page.getByRole("link") });

/** Chooses a type in its menu, whose label says what is chosen. */
async function choose(page: Page, type: string): Promise<void> {
  await disclose(page.getByRole("main"), "Everything");
  await page.getByRole("main").getByRole("link", { name: type, exact: true }).click();
}

test("filters the statement, opens a receipt, and downloads CSV and PDF", async ({ browser }) => {
  test.slow();
  const [buyer, seller] = [await verifiedUser(browser, "Halima"), await verifiedUser(browser, "Musa")];
  await fund(buyer.page, funded);
  await fund(buyer.page, small);
  const tradeId = await accept(buyer, await publish(seller, terms));
  await filterStatement(buyer.page, tradeId);
  const receipt = await readReceipt(buyer, seller);
  await downloadCsv(buyer.page);
  await downloadPdf(buyer.page);
  await test.step("other users cannot open the receipt", async () => {
    expect((await seller.page.goto(receipt))?.status()).toBe(404);
    expect((await seller.page.request.get(`${receipt}/pdf`)).status()).toBe(404);
    await seller.page.goto(`/wallet?search=${tradeId}`);
    await expect(seller.page.getByRole("heading", { name: "No matches" })).toBeVisible();
  });
});

const filterStatement = (page: Page, tradeId: string) =>
  test.step("the URL contains the filters, and going back clears them", async () => {
    await page.goto("/wallet");
    await expect(entries(page)).toHaveCount(3);
    await choose(page, "Purchases");
    await page.waitForURL(/group=purchases/);
    await expect(entries(page)).toHaveCount(1);
    await expect(entries(page)).toContainText("Into escrow: ₦5,000 Glo airtime");
    await page.goBack();
    await expect(entries(page)).toHaveCount(3);
    await choose(page, "Money in");
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

/** Returns the receipt's path. */
const readReceipt = ({ page, name }: Person, seller: Person): Promise<string> =>
  test.step("a receipt opens over the wallet, and by its address is a page", async () => {
    await page.goto("/wallet?direction=out");
    const open = () => entries(page).first().getByRole("link").click();
    const drawer = page.getByRole("dialog", { name: "Receipt" });
    await open();
    await expect(page).toHaveURL(/\/wallet\/entries\/\d+$/);
    await expect(drawer).toContainText(naira(terms.priceMinor));
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL("/wallet?direction=out");
    await expect(drawer).toBeHidden();
    await open();
    await expect(drawer).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL("/wallet?direction=out");
    await expect(drawer).toBeHidden();
    await open();
    await expect(drawer).toBeVisible();
    await expectScreenValid(page, "receipt-drawer");
    await page.reload();
    await expect(drawer).toBeHidden();
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

const downloadCsv = (page: Page) =>
  test.step("downloads the filtered entries as CSV", async () => {
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

const downloadPdf = (page: Page) =>
  test.step("downloads a month's statement as PDF, uncached", async () => {
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
