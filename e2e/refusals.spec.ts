import { randomUUID } from "node:crypto";
import { get, post, refusalOf } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectWallet, fund, walletOf } from "./stage/money";
import { funded, offerAndBuyer, payButton, recipientField } from "./stage/one-offer";
import { tradesOf } from "./stage/owner";
import { fillSignUp, invent, newPage, proven } from "./stage/people";
import { accept, acceptance } from "./stage/trades";

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
    // No two in a row are answered alike: the answer before would pass for the one that is waited for.
    ["-500", /can't be below zero/],
    ["1e30", /Write the amount in digits/],
    ["0", /at least ₦100/],
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
    await recipientField(buyer.page).fill(typed);
    await payButton(buyer.page).click();
    await expect(recipientField(buyer.page), typed).toHaveAccessibleDescription(
      /Write a Nigerian mobile number/,
    );
    await expect(recipientField(buyer.page)).toHaveValue(typed);
  }
  await recipientField(buyer.page).fill("0802 123 4567");
  await expect(buyer.page.getByText("given out by Airtel")).toBeVisible();
  expect(await walletOf(buyer.page)).toEqual({ available: funded, held: 0n });
});

test("nobody buys from themselves, without proofs or without money", async ({ browser }) => {
  const { seller, buyer, offer } = await offerAndBuyer(browser);
  await seller.page.goto(`/offers/${offer.id}`);
  await expect(seller.page.getByText("This is your offer")).toBeVisible();
  await expect(payButton(seller.page)).toBeHidden();
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
  await recipientField(poor.page).fill("0803 765 4321");
  await payButton(poor.page).click();
  await expect(poor.page.getByText("Your wallet is ₦1,500.99 short.")).toBeVisible();
  await expect(recipientField(poor.page)).toHaveValue("0803 765 4321");
  expect(await tradesOf(offer.id)).toEqual([]);
});

test("the second of two buyers hears that they paid nothing", async ({ browser }) => {
  const { buyer, offer } = await offerAndBuyer(browser);
  const late = await proven(browser, "Lanre");
  await fund(late.page, funded);
  await late.page.goto(`/offers/${offer.id}`);
  await recipientField(late.page).fill("0806 765 4321");
  await accept(buyer, offer);
  await payButton(late.page).click();
  await expect(late.page.getByRole("main").getByRole("alert")).toContainText("You have paid nothing.");
  await expect(recipientField(late.page)).toHaveValue("0806 765 4321");
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
    expect((await get(page, path)).status(), path).toBe(404);
  }
});
