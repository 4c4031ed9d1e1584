import { expect, test } from "./stage/journey";
import { expectWalletPage } from "./stage/money";
import { payButton, recipientField, terms } from "./stage/one-offer";
import { disclose, fillSignUp, newDetails, newPage, verifiedUser } from "./stage/people";
import { idIn, move, publish } from "./stage/trades";

test("signs up, funds, pays and trades without JavaScript, with the same errors", async ({ browser }) => {
  test.slow();
  const seller = await verifiedUser(browser, "Seyi");
  const buyer = await verifiedUser(browser, "Bimbo", { javaScriptEnabled: false });
  const { page } = buyer;
  const offer = await publish(seller, terms);
  await test.step("shows all sign-up fields at once on a phone", async () => {
    const phone = await newPage(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    await phone.goto("/sign-up");
    await fillSignUp(phone, newDetails("Gimbiya"), false);
    await expect(phone.getByRole("button", { name: "Continue" })).toBeHidden();
    await phone.getByRole("button", { name: "Create account" }).click();
    await expect(phone.getByRole("heading", { name: "Verify your phone and email" })).toBeVisible();
  });

  await page.goto("/wallet/fund");
  await page.getByLabel("How much?").fill("-5");
  await page.getByRole("button", { name: "Pay with Paystack" }).click();
  await expect(page.getByText("Enter an amount above zero")).toBeVisible();
  await expect(page.getByLabel("How much?")).toHaveValue("-5");
  await page.getByLabel("How much?").fill("2,000");
  await page.getByRole("button", { name: "Pay with Paystack" }).click();
  await page.getByRole("button", { name: "Pay with the success card" }).click();
  await expect(page.getByRole("heading", { name: "₦2,000.00 has been added to your wallet" })).toBeVisible();

  await page.goto(`/offers/${offer.id}`);
  await recipientField(page).fill("+1 212 555 0100");
  await payButton(page).click();
  await expect(page.getByText("Enter a Nigerian mobile number")).toBeVisible();
  await expect(recipientField(page)).toHaveValue("+1 212 555 0100");
  await recipientField(page).fill(buyer.phone);
  await payButton(page).click();
  await expect(page).toHaveURL(/\/trades\//);
  const tradeId = idIn(page);

  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  await page.reload();
  await disclose(page, "Airtime received: pay Seyi ₦1,478.48");
  await page.getByRole("button", { name: "Pay ₦1,478.48" }).click();
  await expect(page.getByText("Done. Seyi was paid ₦1,478.48.").first()).toBeVisible();
  await expectWalletPage(page, 2_000_00n - terms.priceMinor);
});
