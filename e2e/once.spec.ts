import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { expectWallet } from "./stage/money";
import { funded, offerAndBuyer, payButton, ported, recipientField, terms } from "./stage/one-offer";
import { escrowOf, tradesOf } from "./stage/owner";
import { disclose } from "./stage/people";
import { move, openRoom, tradeStatus } from "./stage/trades";

test("a double click on accept and on approve pays once, and going back links to the trade", async ({
  browser,
}) => {
  const { seller, buyer, offer } = await offerAndBuyer(browser);
  await buyer.page.goto(`/offers/${offer.id}`);
  await payButton(buyer.page).dblclick();
  await expect(tradeStatus(buyer.page)).toBeVisible();
  await buyer.page.goBack();
  await expect(buyer.page.getByText("You bought this")).toBeVisible();
  await buyer.page.getByRole("link", { name: "Open trade" }).click();
  await expect(tradeStatus(buyer.page)).toBeVisible();
  const [trade, ...others] = await tradesOf(offer.id);
  expect(others).toEqual([]);
  const tradeId = trade?.id ?? "";
  expect(await escrowOf(tradeId)).toBe(terms.priceMinor);

  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  await openRoom(buyer.page, tradeId);
  // 1.5 % of 1,500.99 is 22.51485.
  await disclose(tradeStatus(buyer.page), "Airtime received: pay Sade ₦1,478.48");
  await buyer.page.getByRole("button", { name: "Pay ₦1,478.48" }).dblclick();
  await expect(tradeStatus(buyer.page)).toContainText("Done. Sade was paid ₦1,478.48.");
  await expectWallet(seller.page, 1_478_48n);
  await expectWallet(buyer.page, funded - terms.priceMinor);
});

test("a connection lost before or after the server receives the request pays once", async ({ browser }) => {
  const { buyer, offer } = await offerAndBuyer(browser);
  const { page } = buyer;
  const sent = await losePayments(page, offer.id);
  await page.goto(`/offers/${offer.id}`);
  await expect(async () => {
    // The hint is rendered by the script that also submits the form.
    await recipientField(page).fill("0802 765 4321");
    await expect(page.getByText("This looks like a number from Airtel")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await ported(page).check();
  const again = page.getByRole("button", { name: "Try again" });
  await payButton(page).click();
  await expect(page.getByText("We couldn’t reach Amana.")).toBeVisible();
  expect(await tradesOf(offer.id)).toEqual([]);
  await expect(recipientField(page)).toHaveValue("0802 765 4321");

  await again.click();
  await expect.poll(() => tradesOf(offer.id)).toHaveLength(1);
  // The answer is lost, but the page hears that the offer is gone, and to whom.
  await page.getByRole("link", { name: "Open trade" }).click();
  expect(sent()).toBe(2);
  await expect(tradeStatus(page)).toContainText("Waiting for Sade to start.");
  expect(await tradesOf(offer.id)).toHaveLength(1);
  await expectWallet(page, funded - terms.priceMinor, terms.priceMinor);
});

/** Drops the first payment request, and the response to the second; returns a counter of requests. */
async function losePayments(page: Page, offerId: string): Promise<() => number> {
  let sent = 0;
  await page.route(`**/offers/${offerId}`, async (route) => {
    // A refresh of the page is an action without arguments.
    if (route.request().method() !== "POST" || route.request().postData() === "[]") return route.fallback();
    sent += 1;
    if (sent > 1) await route.fetch({ maxRedirects: 0 });
    return route.abort("connectionreset");
  });
  return () => sent;
}
