import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { post } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectLedgerHolds } from "./stage/ledger";
import { expectWallet, fund, money } from "./stage/money";
import { asOwner, escrowOf } from "./stage/owner";
import { disclose, type Person, verifiedUser } from "./stage/people";
import { idIn, openRoom, tradeStatus } from "./stage/trades";
import { survives } from "./stage/unsent";

const price = 900_00n;
const funded = 5_000_00n;
// 1.5 % of three.
const fee = 40_50n;

test.beforeAll(async () => {
  const sql = await readFile(new URL("../lib/assets/test-kinds/kinds.sql", import.meta.url), "utf8");
  await asOwner(sql);
});

test("a kind of asset that is only a module is bought by counts and traded in its room", async ({
  browser,
}) => {
  test.slow();
  const [seller, buyer] = [await verifiedUser(browser, "Sade"), await verifiedUser(browser, "Bello")];
  await fund(buyer.page, funded);
  const offerId = await publishStock(seller);
  await buyThree(buyer.page, offerId);
  const tradeId = idIn(buyer.page);
  expect(await escrowOf(tradeId)).toBe(3n * price);
  await openRoom(seller.page, tradeId);
  await deliver(seller.page);
  await picture(seller.page, "voucher-room-seller");
  await approve(buyer.page);
  await expectWallet(seller.page, 3n * price - fee);
  await expectWallet(buyer.page, funded - 3n * price);
  await seller.page.goto(`/offers/${offerId}`);
  await expect(rowOf(seller.page, "Left")).toHaveText("47");
  await expectLedgerHolds();
});

/** Fifty vouchers, without a page: only tests sell them. */
const publishStock = ({ page }: Person) =>
  test.step("the seller publishes fifty vouchers", async () => {
    const answer = await post(page, "/offers", {
      kind: "VOUCHER",
      terms: { shop: "Jara Stores", worth: money(1_000_00n) },
      price: money(price),
      units: "50",
      expiresAt: new Date(Date.now() + 6 * 3_600_000).toISOString(),
    });
    expect(answer.status(), await answer.text()).toBe(201);
    return z.object({ offerId: z.string() }).parse(await answer.json()).offerId;
  });

const buyThree = (page: Page, offerId: string) =>
  test.step("the buyer takes three of them", async () => {
    await page.goto(`/offers/${offerId}`);
    await expect(page.getByRole("heading", { name: "₦1,000 Jara Stores voucher" })).toBeVisible();
    await expect(rowOf(page, "Left")).toHaveText("50");
    await survives(page, {
      file: "components/assets/test-kinds/accept-form.tsx",
      open: () => Promise.resolve(),
      fields: { "How many?": "3", "Send the codes to": "bello@journey.test" },
      button: /into escrow$/,
    });
    await page.getByRole("button", { name: "into escrow" }).click();
    await expect(page).toHaveURL(/\/trades\//);
    await expect(rowOf(page, "3 × ₦1,000 Jara Stores voucher")).toHaveText("₦2,700");
    await expect(tradeStatus(page)).toContainText("Waiting for Sade to start.");
  });

const deliver = (page: Page) =>
  test.step("the seller begins, sees the address, and sends the codes", async () => {
    await expect(page.getByText("Start first to see where to send the codes.")).toBeVisible();
    await page.getByRole("button", { name: "Start and show the email address" }).click();
    await expect(
      page.getByText("Send the codes to bello@journey.test, then mark them as sent."),
    ).toBeVisible();
    await picture(page, "voucher-room-begun");
    await page.getByRole("button", { name: "I’ve sent it" }).click();
    await expect(tradeStatus(page)).toContainText("Bello is checking the codes.");
  });

const approve = (page: Page) =>
  test.step("the buyer confirms", async () => {
    await expect(tradeStatus(page)).toContainText("Check bello@journey.test for the codes.");
    await picture(page, "voucher-room-buyer");
    await disclose(page, "Codes received: pay Sade ₦2,659.50");
    await expect(page.getByText("Confirm only if you have every ₦1,000 Jara Stores voucher")).toBeVisible();
    await page.getByRole("button", { name: "Pay ₦2,659.50", exact: true }).click();
    await expect(tradeStatus(page)).toContainText("Done. Sade was paid ₦2,659.50.");
  });

const rowOf = (page: Page, term: string) =>
  page.getByRole("term").filter({ hasText: term }).locator("xpath=following-sibling::dd");

const picture = (page: Page, name: string) =>
  page.screenshot({ path: `artifacts/${name}.png`, fullPage: true });
