import { randomUUID } from "node:crypto";
import { get, post, refusalOf } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectWallet, fund, walletOf } from "./stage/money";
import { funded, offerAndBuyer, payButton, ported, recipientField } from "./stage/one-offer";
import { tradesOf } from "./stage/owner";
import { unverifiedUser, verifiedUser } from "./stage/people";
import { accept, acceptance } from "./stage/trades";

test("a form reports errors on its fields, and keeps the input", async ({ browser }) => {
  test.slow();
  const { page } = await verifiedUser(browser, "Wale");
  await test.step("an offer requires amounts, a valid price and a future time", async () => {
    await page.goto("/offers/new");
    const [face, price] = [page.getByLabel("How much airtime?"), page.getByLabel("Buyer pays")];
    const until = page.getByLabel("Ends");
    const publish = page.getByRole("button", { name: "Publish offer" });
    await page.getByRole("radio", { name: "Airtel" }).check();
    await face.fill("1 000");
    // Consecutive errors differ, so that a stale one is not taken for the expected one.
    for (const [typed, error] of [
      ["1e30", /Enter the amount in digits/],
      ["1000.01", /must be between ₦500 and ₦1,000/],
      ["400.505", /Use at most two decimal places/],
      ["9999999999999999", /This amount is too large/],
    ] as const) {
      await price.fill(typed);
      await publish.click();
      await expect(price, typed).toHaveAccessibleDescription(error);
      await expect(price).toHaveValue(typed);
      await expect(face).toHaveValue("1 000");
      await expect(page.getByRole("radio", { name: "Airtel" })).toBeChecked();
    }
    await price.fill("900");
    await until.fill("2024-02-29T10:00");
    await publish.click();
    await expect(until).toHaveAccessibleDescription(/Choose a time at least ten minutes from now/);
    await expect(until).toHaveValue("2024-02-29T10:00");
    await expect(price).toHaveValue("900");
  });
  await test.step("a payment requires an amount within the limits", async () => {
    await page.goto("/wallet/fund");
    const amount = page.getByLabel("How much?");
    for (const [typed, error] of [
      ["-500", /Enter an amount above zero/],
      ["much", /Enter the amount in digits/],
      ["9,999,999", /maximum deposit is ₦1,000,000/],
    ] as const) {
      await amount.fill(typed);
      await page.getByRole("button", { name: "Pay with Paystack" }).click();
      await expect(amount, typed).toHaveAccessibleDescription(error);
      await expect(amount).toHaveValue(typed);
    }
  });
});

test("accepts only Nigerian mobile numbers, points out another operator, and charges nothing if the offer is taken", async ({
  browser,
}) => {
  test.slow();
  const { buyer, offer } = await offerAndBuyer(browser);
  const late = await verifiedUser(browser, "Lanre");
  await fund(late.page, funded);
  const { page } = late;
  await page.goto(`/offers/${offer.id}`);
  await recipientField(page).fill("+44 7700 900123");
  await payButton(page).click();
  await expect(recipientField(page)).toHaveAccessibleDescription(/Enter a Nigerian mobile number/);
  await expect(recipientField(page)).toHaveValue("+44 7700 900123");
  await recipientField(page).fill("0802 123 4567");
  await expect(page.getByText("This looks like a number from Airtel")).toBeVisible();
  expect(await walletOf(page)).toEqual({ available: funded, held: 0n });

  await payButton(page).click();
  await expect(ported(page)).toBeFocused();

  await accept(buyer, offer);
  await expect(page.getByRole("main")).toContainText("You haven’t paid anything.");
  await expect(payButton(page)).toBeHidden();
  await expectWallet(page, funded);
  expect(await tradesOf(offer.id)).toHaveLength(1);
});

test("refuses to buy one's own offer, without verification or without money", async ({ browser }) => {
  const { seller, buyer, offer } = await offerAndBuyer(browser);
  await seller.page.goto(`/offers/${offer.id}`);
  await expect(seller.page.getByText("This is your offer")).toBeVisible();
  await expect(payButton(seller.page)).toBeHidden();
  const own = await post(seller.page, `/offers/${offer.id}/accept`, acceptance(offer, seller.phone));
  expect(await refusalOf(own)).toEqual({ status: 409, reason: "own_offer" });

  const { page } = await unverifiedUser(browser, "Uzo");
  for (const path of [`/offers/${offer.id}`, "/offers/new", "/wallet/fund"]) {
    await page.goto(path);
    await expect(page.getByText("Verify your email and phone number first")).toBeVisible();
  }
  const refused = await post(page, `/offers/${offer.id}/accept`, acceptance(offer, buyer.phone));
  expect(await refusalOf(refused)).toEqual({ status: 403, reason: "unproven" });

  const poor = await verifiedUser(browser, "Poju");
  await poor.page.goto(`/offers/${offer.id}`);
  await expect(poor.page.getByText("You need ₦1,500.99 more.")).toBeVisible();
  await recipientField(poor.page).fill("0803 765 4321");
  await payButton(poor.page).click();
  await expect(poor.page.getByText("You need ₦1,500.99 more.")).toBeVisible();
  await expect(recipientField(poor.page)).toHaveValue("0803 765 4321");
  expect(await tradesOf(offer.id)).toEqual([]);
});

test("unknown ids are not found", async ({ browser }) => {
  const { page } = await verifiedUser(browser, "Nuru");
  const unknown = randomUUID();
  const paths = ["/offers/", "/trades/", "/admin/trades/", "/wallet/deposits/dep-"].map(
    (path) => path + unknown,
  );
  for (const path of [...paths, "/offers/nonsense", "/trades/nonsense", "/nonsense"]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toContain("Page not found");
  }
  for (const path of [`/offers/${unknown}`, `/trades/${unknown}`, `/wallet/deposits/dep-${unknown}`]) {
    expect((await get(page, path)).status(), path).toBe(404);
  }
});
