import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { expectWallet, fund, post, refusalOf, walletOf } from "./stage/money";
import { escrowOf, tradesOf } from "./stage/owner";
import { disclose, fillSignUp, invent, newPage, proven } from "./stage/people";
import { accept, acceptance, idIn, move, openRoom, publish, whereItStands } from "./stage/trades";

const terms = { network: "MTN", faceValueMinor: 2_000_00n, priceMinor: 1_500_99n } as const;
const funded = 4_000_00n;

/** An offer in the market, and somebody with the money to buy it. */
async function offerAndBuyer(browser: Browser) {
  const [seller, buyer] = [await proven(browser, "Sade"), await proven(browser, "Bello")];
  await fund(buyer.page, funded);
  return { seller, buyer, offer: await publish(seller, terms) };
}

const pay = (page: Page) => page.getByRole("button", { name: "Pay ₦1,500.99 into escrow" });
const recipient = (page: Page) => page.getByLabel("Send the airtime to");

test("an amount that is none is refused beside its field, and everything typed is kept", async ({
  browser,
}) => {
  test.slow();
  const { page } = await proven(browser, "Wale");
  await page.goto("/offers/new");
  const [face, price] = [page.getByLabel("How much airtime?"), page.getByLabel("What should the buyer pay?")];
  for (const typed of ["-500", "0", "1e30", "much", "400.505"]) {
    await page.getByRole("radio", { name: "Airtel" }).check();
    await face.fill("1,000");
    await price.fill(typed);
    await page.getByRole("button", { name: "Publish this offer" }).click();
    await expect(price, typed).toHaveAccessibleDescription(/Write an amount in naira/);
    await expect(price).toHaveValue(typed);
    await expect(face).toHaveValue("1,000");
    await expect(page.getByRole("radio", { name: "Airtel" })).toBeChecked();
    await page.reload();
  }
  await page.goto("/wallet/fund");
  const amount = page.getByLabel("How much?");
  for (const [typed, says] of [
    ["-500", /can't be below zero/],
    ["0", /at least ₦100/],
    ["1e30", /Write the amount in digits/],
    ["much", /Write the amount in digits/],
    ["400.505", /at most two digits/],
    ["9,999,999", /at most ₦1,000,000/],
  ] as const) {
    await amount.fill(typed);
    await page.getByRole("button", { name: "Pay with Paystack" }).click();
    await expect(amount, typed).toHaveAccessibleDescription(says);
    await expect(amount).toHaveValue(typed);
  }
});

test("an offer needs a price that fits and a time to come", async ({ browser }) => {
  const { page } = await proven(browser, "Wura");
  await page.goto("/offers/new");
  await page.getByRole("radio", { name: "T2" }).check();
  await page.getByLabel("How much airtime?").fill("1000");
  await page.getByLabel("What should the buyer pay?").fill("1000.01");
  await page.getByRole("button", { name: "Publish this offer" }).click();
  await expect(page.getByLabel("What should the buyer pay?")).toHaveAccessibleDescription(
    /must be between ₦500 and ₦1,000/,
  );
  await page.getByLabel("What should the buyer pay?").fill("900");
  await page.getByLabel("Until when?").fill("2024-02-29T10:00");
  await page.getByRole("button", { name: "Publish this offer" }).click();
  await expect(page.getByLabel("Until when?")).toHaveAccessibleDescription(/Choose a time in the future/);
  await expect(page.getByLabel("Until when?")).toHaveValue("2024-02-29T10:00");
  await expect(page.getByLabel("What should the buyer pay?")).toHaveValue("900");
});

test("only a Nigerian mobile can get airtime, and a number of another network is pointed out", async ({
  browser,
}) => {
  const { buyer, offer } = await offerAndBuyer(browser);
  await buyer.page.goto(`/offers/${offer.id}`);
  for (const typed of ["+44 7700 900123", "01 462 0000", "hello"]) {
    await recipient(buyer.page).fill(typed);
    await pay(buyer.page).click();
    await expect(recipient(buyer.page), typed).toHaveAccessibleDescription(/Write a Nigerian mobile number/);
    await expect(recipient(buyer.page)).toHaveValue(typed);
  }
  await recipient(buyer.page).fill("0802 123 4567");
  await expect(buyer.page.getByText("given out by Airtel")).toBeVisible();
  expect(await walletOf(buyer.page)).toEqual({ available: funded, held: 0n });
});

test("nobody buys from themselves, without proofs or without money", async ({ browser }) => {
  const { seller, buyer, offer } = await offerAndBuyer(browser);
  await seller.page.goto(`/offers/${offer.id}`);
  await expect(seller.page.getByText("This is your offer")).toBeVisible();
  await expect(pay(seller.page)).toBeHidden();
  const own = await post(seller.page, `/offers/${offer.id}/accept`, acceptance(offer, seller.phone));
  expect(await refusalOf(own)).toEqual({ status: 409, reason: "own_offer" });

  const page = await newPage(browser);
  await page.goto("/sign-up");
  await fillSignUp(page, invent("Uzo"));
  await page.getByRole("button", { name: "Open my account" }).click();
  await expect(page.getByRole("heading", { name: "Prove that it is you" })).toBeVisible();
  for (const path of [`/offers/${offer.id}`, "/offers/new", "/wallet/fund"]) {
    await page.goto(path);
    await expect(page.getByText("Prove your email address and your phone number first")).toBeVisible();
  }
  const unproven = await post(page, `/offers/${offer.id}/accept`, acceptance(offer, buyer.phone));
  expect(await refusalOf(unproven)).toEqual({ status: 403, reason: "unproven" });

  const poor = await proven(browser, "Poju");
  await poor.page.goto(`/offers/${offer.id}`);
  await expect(poor.page.getByText("Your wallet is ₦1,500.99 short.")).toBeVisible();
  await recipient(poor.page).fill("0803 765 4321");
  await pay(poor.page).click();
  await expect(poor.page.getByText("Your wallet is ₦1,500.99 short.")).toBeVisible();
  await expect(recipient(poor.page)).toHaveValue("0803 765 4321");
  expect(await tradesOf(offer.id)).toEqual([]);
});

test("the second of two buyers hears that they paid nothing", async ({ browser }) => {
  const { buyer, offer } = await offerAndBuyer(browser);
  const late = await proven(browser, "Lanre");
  await fund(late.page, funded);
  await late.page.goto(`/offers/${offer.id}`);
  await recipient(late.page).fill("0806 765 4321");
  await accept(buyer, offer);
  await pay(late.page).click();
  await expect(late.page.getByRole("main").getByRole("alert")).toContainText("You have paid nothing.");
  await expect(recipient(late.page)).toHaveValue("0806 765 4321");
  await expectWallet(late.page, funded);
  expect(await tradesOf(offer.id)).toHaveLength(1);
});

test("what there is not, is not found", async ({ browser }) => {
  const { page } = await proven(browser, "Nuru");
  const unknown = randomUUID();
  const paths = ["/offers/", "/trades/", "/admin/trades/", "/wallet/deposits/dep-"].map(
    (path) => path + unknown,
  );
  for (const path of [...paths, "/offers/nonsense", "/trades/nonsense", "/nonsense"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
  }
  for (const path of [`/offers/${unknown}`, `/trades/${unknown}`, `/wallet/deposits/dep-${unknown}`]) {
    expect((await page.request.get(`/api/v1${path}`)).status(), path).toBe(404);
  }
});

test("a double click on accept and on approve pays once, and the way back leads to the trade", async ({
  browser,
}) => {
  const { seller, buyer, offer } = await offerAndBuyer(browser);
  await buyer.page.goto(`/offers/${offer.id}`);
  await pay(buyer.page).dblclick();
  await expect(whereItStands(buyer.page)).toBeVisible();
  await buyer.page.goBack();
  await expect(buyer.page.getByText("You have bought this")).toBeVisible();
  await buyer.page.getByRole("link", { name: "Go to your trade" }).click();
  await expect(whereItStands(buyer.page)).toBeVisible();
  const [trade, ...others] = await tradesOf(offer.id);
  expect(others).toEqual([]);
  const tradeId = trade?.id ?? "";
  expect(await escrowOf(tradeId)).toBe(terms.priceMinor);

  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  await openRoom(buyer.page, tradeId);
  // 1.5 % of 1,500.99 are 22.51485.
  await disclose(whereItStands(buyer.page), "I have it. Pay Sade ₦1,478.48");
  await buyer.page.getByRole("button", { name: "Yes, pay ₦1,478.48" }).dblclick();
  await expect(whereItStands(buyer.page)).toContainText("Done. Sade was paid ₦1,478.48.");
  await expectWallet(seller.page, 1_478_48n);
  await expectWallet(buyer.page, funded - terms.priceMinor);
});

test("a connection lost before the server has heard, or after, costs nothing twice", async ({ browser }) => {
  const { buyer, offer } = await offerAndBuyer(browser);
  const { page } = buyer;
  const sent = await losePayments(page, offer.id);
  await page.goto(`/offers/${offer.id}`);
  await expect(async () => {
    // The hint comes by script: once it is there, so is the script that sends the form.
    await recipient(page).fill("0802 765 4321");
    await expect(page.getByText("given out by Airtel")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await pay(page).click();
  await expect(page.getByText("The connection was lost.")).toBeVisible();
  expect(await tradesOf(offer.id)).toEqual([]);
  await page.getByRole("link", { name: "See where it stands" }).click();
  await expect(recipient(page)).toHaveValue("0802 765 4321");
  await expect(page.getByText("given out by Airtel")).toBeVisible();

  await pay(page).click();
  await expect(page.getByText("The connection was lost.")).toBeVisible();
  expect(await tradesOf(offer.id)).toHaveLength(1);
  await page.getByRole("link", { name: "See where it stands" }).click();
  await page.getByRole("link", { name: "Go to your trade" }).click();
  await expect(whereItStands(page)).toContainText("Waiting for Sade to begin.");
  expect(sent()).toBe(2);
  expect(await tradesOf(offer.id)).toHaveLength(1);
  await expectWallet(page, funded - terms.priceMinor, terms.priceMinor);
});

/** Loses the first payment on its way to the server and the answer to the second; tells how many were sent. */
async function losePayments(page: Page, offerId: string): Promise<() => number> {
  let sent = 0;
  await page.route(`**/offers/${offerId}`, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    sent += 1;
    if (sent > 1) await route.fetch({ maxRedirects: 0 });
    return route.abort("connectionreset");
  });
  return () => sent;
}

test("without JavaScript one funds, pays, trades and is refused in the same words", async ({ browser }) => {
  test.slow();
  const seller = await proven(browser, "Seyi");
  const buyer = await proven(browser, "Bimbo", { javaScriptEnabled: false });
  const { page } = buyer;
  const offer = await publish(seller, terms);

  await page.goto("/wallet/fund");
  await page.getByLabel("How much?").fill("-5");
  await page.getByRole("button", { name: "Pay with Paystack" }).click();
  await expect(page.getByText("An amount can't be below zero.")).toBeVisible();
  await expect(page.getByLabel("How much?")).toHaveValue("-5");
  await page.getByLabel("How much?").fill("2,000");
  await page.getByRole("button", { name: "Pay with Paystack" }).click();
  await page.getByRole("button", { name: "Pay with the success card" }).click();
  await expect(page.getByRole("heading", { name: "₦2,000.00 is in your wallet" })).toBeVisible();

  await page.goto(`/offers/${offer.id}`);
  await recipient(page).fill("+1 212 555 0100");
  await pay(page).click();
  await expect(page.getByText("Write a Nigerian mobile number")).toBeVisible();
  await expect(recipient(page)).toHaveValue("+1 212 555 0100");
  await recipient(page).fill(buyer.phone);
  await pay(page).click();
  await expect(page).toHaveURL(/\/trades\//);
  const tradeId = idIn(page);

  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  await page.reload();
  await disclose(page, "I have it. Pay Seyi ₦1,478.48");
  await page.getByRole("button", { name: "Yes, pay ₦1,478.48" }).click();
  await expect(page.getByText("Done. Seyi was paid ₦1,478.48.").first()).toBeVisible();
  await expectWallet(page, 2_000_00n - terms.priceMinor);
});
