import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { get } from "./stage/api";
import { expect, test } from "./stage/journey";
import { liveListing } from "./stage/listings";
import { fund } from "./stage/money";
import { FEE, PRICE } from "./stage/orders";
import { asOwner } from "./stage/owner";
import { type Person, staffMember, verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";
import { idIn, move } from "./stage/trades";

const NUMBER = `${String(Date.now()).slice(-8)}-0001`;

async function download(page: Page, name: RegExp): Promise<{ name: string; head: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  const body = await readFile(await file.path());
  return { name: file.suggestedFilename(), head: body.subarray(0, 5).toString() };
}

test("a registered seller’s order has VAT within its price, a receipt and a commission invoice", async ({
  browser,
}) => {
  test.slow();
  const seller = await verifiedUser(browser, "Sade", look.context);
  const buyer = await verifiedUser(browser, "Ada", look.context);
  const { page: moderator } = await staffMember(browser, "Ngozi", "MODERATOR");
  const listingId = await liveListing(seller.page, moderator, `Itel A70 of ${seller.name}`);
  await register(browser, seller);
  const tradeId = await buy(buyer, listingId);
  await test.step("once it has ended each has what is theirs", async () => {
    await move(seller, tradeId, "begin");
    await move(seller, tradeId, "ship", {
      sent: { by: "carrier", carrier: "GIG Logistics", number: `GIG-${tradeId.slice(-12)}` },
    });
    await move(buyer, tradeId, "approve");
    await expect
      .poll(async () => JSON.stringify(await (await get(buyer.page, `/trades/${tradeId}/documents`)).json()))
      .toContain("RECEIPT");
    await buyer.page.reload();
    expect(await download(buyer.page, /^Receipt RCT-/)).toEqual({
      name: expect.stringMatching(/^amana-RCT-\d{4}-\d{6}\.pdf$/) as unknown,
      head: "%PDF-",
    });
    await expectScreenValid(buyer.page, "order-with-receipt");
    await seller.page.goto(`/trades/${tradeId}`);
    await expect(seller.page.getByRole("link", { name: /^Receipt/ })).toHaveCount(0);
    expect(await download(seller.page, /^Commission invoice INV-/)).toMatchObject({ head: "%PDF-" });
  });
  await test.step("nobody else reads them, as a page or as a program", async () => {
    const { page } = await verifiedUser(browser, "Eve");
    expect((await get(page, `/trades/${tradeId}/documents/receipt`)).status()).toBe(404);
    expect((await page.request.get(`/trades/${tradeId}/documents/receipt`)).status()).toBe(404);
    const own = await get(buyer.page, `/orders/${tradeId}/documents/receipt`);
    expect(own.status()).toBe(200);
    expect(own.headers()["content-type"]).toBe("application/pdf");
  });
});

/** The seller sends a tax number, and staff find it in the register. */
async function register(browser: Browser, seller: Person): Promise<void> {
  await test.step("the seller sends a tax number; what is none is refused at its field", async () => {
    const { page } = seller;
    await page.goto("/settings/tax");
    await page.getByLabel("Tax number").fill("RC 1234");
    await page.getByLabel("Registered name").fill("Sade Bello Ventures");
    await page.getByRole("button", { name: "Send to be checked" }).click();
    await expect(page.getByText("Enter a TIN such as")).toBeVisible();
    await page.getByLabel("Tax number").fill(NUMBER);
    await page.getByRole("button", { name: "Send to be checked" }).click();
    await expect(page.getByText("Being checked")).toBeVisible();
    await expectScreenValid(page, "vat-waiting");
  });
  await test.step("compliance finds it in the register", async () => {
    const { page } = await staffMember(browser, "Amina", "COMPLIANCE");
    await page.goto("/admin/queues/tax");
    const [{ id } = { id: "" }] = await asOwner<{ id: string }>(
      "select id from tax_number where number = $1",
      [NUMBER],
    );
    await page.goto(`/admin/queues/tax?case=${id}`);
    await expect(page.getByText("Sade Bello Ventures").first()).toBeVisible();
    const confirm = page.getByRole("button", { name: "It’s registered in this name" });
    await confirm.click();
    await expect(confirm).toHaveCount(0);
    await page.goto(`/admin/tax-numbers/${id}`);
    await expect(page.getByText("Checked", { exact: true })).toBeVisible();
    await seller.page.reload();
    await expect(seller.page.getByText("Checked", { exact: true })).toBeVisible();
  });
}

/** The buyer pays what the listing costs with its delivery; answers the trade. */
const buy = ({ page }: Person, listingId: string) =>
  test.step("the buyer pays the same, and reads the VAT within it", async () => {
    await fund(page, PRICE + FEE);
    await page.goto("/settings/addresses/new");
    await page.getByLabel("Who receives it").fill("Ada Obi");
    await page.getByLabel("Their phone number").fill("0803 123 4567");
    await page.getByLabel("State").selectOption("LA");
    await page.getByLabel("Local government area").selectOption("Ikeja");
    await page.getByLabel("Street and house number").fill("14 Adeniran Ogunsanya Street");
    await page.getByRole("button", { name: "Save address" }).click();
    await expect(page).not.toHaveURL(/addresses\/new/);
    await page.goto(`/goods/${listingId}`);
    await page.getByRole("button", { name: "Buy now" }).click();
    await expect(page.getByText("VAT within the price")).toBeVisible();
    await expect(page.getByText("₦3,139.53")).toBeVisible();
    await expectScreenValid(page, "checkout-with-vat");
    await page.getByRole("button", { name: "Pay ₦46,500 into escrow" }).click();
    await page.getByRole("link", { name: /^See this order/ }).click();
    await expect(page).toHaveURL(/\/trades\//);
    await expect(page.getByText("VAT within the price")).toBeVisible();
    return idIn(page);
  });
