import type { Browser, Page } from "@playwright/test";
import { post } from "./stage/api";
import { expect, test } from "./stage/journey";
import { liveListing } from "./stage/listings";
import { expectWallet, fund } from "./stage/money";
import { newPage, register, signIn, staffMember, verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";

/** What a listing costs, and what is usual for sending it within its area. */
const [PRICE, FEE] = [45_000_00n, 1_500_00n];

/** Somebody who decides on listings, and sellers with a phone each. */
async function market(browser: Browser, sellers: string[], stock = {}) {
  const { page: moderator } = await staffMember(browser, "Ngozi", "MODERATOR");
  const shops = [];
  for (const name of sellers) {
    const seller = await verifiedUser(browser, name);
    const title = `Itel A70 of ${seller.name}`;
    shops.push({ seller, title, id: await liveListing(seller.page, moderator, title, stock) });
  }
  return shops;
}

const put = async (page: Page, id: string) => {
  await page.goto(`/goods/${id}`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("link", { name: "View cart" })).toBeVisible();
};

/** Fills in the open page of a new address. */
async function saveAddress(page: Page): Promise<void> {
  await page.getByLabel("Who receives it").fill("Ada Obi");
  await page.getByLabel("Their phone number").fill("0803 123 4567");
  await page.getByLabel("State").selectOption("LA");
  await page.getByLabel("Local government area").selectOption("Ikeja");
  await page.getByLabel("Street and house number").fill("Allen Avenue");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(
    page.getByText("Without a house number, name a place that’s easy to find nearby."),
  ).toBeVisible();
  await expect(page.getByLabel("Local government area")).toHaveValue("Ikeja");
  await page.getByLabel(/^Landmark/).fill("Opposite First Bank");
  await page.getByRole("button", { name: "Save address" }).click();
  await expect(page).not.toHaveURL(/addresses\/new/);
}

test("a visitor fills a cart, signs in, and pays two sellers at once", async ({ browser }) => {
  test.slow();
  const shops = await market(browser, ["Sade", "Tunde"]);
  const page = await newPage(browser, look.context);
  await test.step("the cart is there without an account", async () => {
    for (const { id } of shops) await put(page, id);
    await page.getByRole("link", { name: "View cart" }).click();
    await expect(page.getByRole("heading", { name: "Cart", level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "Cart, 2 items" })).toBeVisible();
    for (const { title } of shops) await expect(page.getByRole("link", { name: title })).toBeVisible();
    await expect(page.getByRole("region", { name: "Total" })).toContainText("₦90,000");
    await expectScreenValid(page, "cart-of-a-visitor");
  });
  const buyer = await register("Ada");
  await test.step("signs in on the way, and saves an address", async () => {
    await page.getByRole("link", { name: "Check out" }).click();
    await signIn(page, buyer);
    await expect(page.getByRole("heading", { name: "Checkout" })).toBeVisible();
    await page.getByRole("link", { name: "Add your address" }).click();
    await saveAddress(page);
    await expect(page.getByRole("heading", { name: "To Ada Obi" })).toBeVisible();
    await expect(page.getByText(/^Arrives /)).toHaveCount(2);
    await expectScreenValid(page, "checkout-short-of-money");
  });
  await test.step("pays what both cost with delivery, with a note to one", async () => {
    await expect(page.getByText("You need ₦93,000 more.")).toBeVisible();
    await fund(page, 2n * (PRICE + FEE));
    await page.reload();
    await page.locator("summary").filter({ hasText: "Add a note" }).first().click();
    await page
      .getByLabel(/^Note for /)
      .first()
      .fill("Please wrap it well.");
    await expectScreenValid(page, "checkout");
    await page.getByRole("button", { name: "Pay ₦93,000 into escrow" }).click();
    await expect(page.getByRole("heading", { name: "₦93,000 is held in escrow" })).toBeVisible();
    await expect(page.getByRole("link", { name: /^See this order from / })).toHaveCount(2);
    await expectWallet(page, 0n, 2n * (PRICE + FEE));
    await expectScreenValid(page, "checkout-paid");
  });
  await test.step("the cart is empty, and each seller sees their part", async () => {
    await page.goto("/cart");
    await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
    for (const { seller, title } of shops) {
      await seller.page.goto("/trades");
      await expect(seller.page.getByRole("link", { name: title })).toBeVisible();
    }
  });
});

test("who is short of money pays what is missing, and the order is placed by itself", async ({ browser }) => {
  test.slow();
  const [shop] = await market(browser, ["Sade"]);
  const { page } = await verifiedUser(browser, "Ada", look.context);
  await fund(page, 1_500_00n);
  await page.goto("/settings/addresses/new");
  await saveAddress(page);
  await page.goto(`/goods/${shop?.id}`);
  await page.getByRole("button", { name: "Buy now" }).click();
  await expect(page.getByText("You need ₦45,000 more.")).toBeVisible();
  await page.getByRole("button", { name: "Pay ₦45,000 now" }).click();
  await expect(page.getByRole("heading", { name: "₦45,000 is missing" })).toBeVisible();
  await expectScreenValid(page, "checkout-waiting");
  await page.getByRole("button", { name: "Pay ₦45,000 with Paystack" }).click();
  await page.getByRole("button", { name: "Pay with the success card" }).click();
  await page.getByRole("link", { name: "See your order" }).click();
  await expect(page.getByRole("heading", { name: "₦46,500 is held in escrow" })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole("link", { name: "See your order" }).click();
  await expect(page).toHaveURL(/\/trades\//);
});

test("what came to nothing is tried again, and what is gone back to is not refused", async ({ browser }) => {
  test.slow();
  const [shop] = await market(browser, ["Sade"]);
  const { page } = await verifiedUser(browser, "Ada", look.context);
  await fund(page, 1_500_00n);
  await page.goto("/settings/addresses/new");
  await saveAddress(page);
  await page.goto(`/goods/${shop?.id}`);
  await expect(page.getByText("Delivery to Lagos for ₦1,500")).toBeVisible();
  await page.getByRole("button", { name: "Buy now" }).click();
  const missing = page.getByRole("button", { name: "Pay ₦45,000 now" });
  await missing.click();
  await expect(page.getByRole("heading", { name: "₦45,000 is missing" })).toBeVisible();
  await test.step("back to what waits shows it", async () => {
    await page.goBack();
    await page.reload();
    await expect(page.getByRole("heading", { name: "₦45,000 is missing" })).toBeVisible();
  });
  await page.locator("summary").filter({ hasText: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel this checkout" }).click();
  await expect(page.getByRole("heading", { name: "You cancelled this" })).toBeVisible();
  await expectScreenValid(page, "checkout-cancelled");
  await test.step("it can be tried again, and so can what is gone back to", async () => {
    await page.getByRole("link", { name: "Try again" }).click();
    await missing.click();
    await expect(page.getByRole("heading", { name: "₦45,000 is missing" })).toBeVisible();
    await page.locator("summary").filter({ hasText: "Cancel" }).click();
    await page.getByRole("button", { name: "Cancel this checkout" }).click();
    await expect(page.getByRole("heading", { name: "You cancelled this" })).toBeVisible();
    await page.goBack();
    await page.reload();
    await missing.click();
    await expect(page.getByRole("heading", { name: "₦45,000 is missing" })).toBeVisible();
  });
});

test("a limit that paying would pass is said before it, and the button can’t be pressed", async ({
  browser,
}) => {
  test.slow();
  const [shop] = await market(browser, ["Sade"], { units: "5" });
  const { page } = await verifiedUser(browser, "Ada", look.context);
  await page.goto("/settings/addresses/new");
  await saveAddress(page);
  await page.goto(`/goods/${shop?.id}`);
  await page.getByLabel("How many?").fill("2");
  await page.getByRole("button", { name: "Buy now" }).click();
  const reason = /^At your verification level, a trade can be up to ₦50,000/;
  await expect(page.getByText(reason)).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Pay ₦92,000 into escrow" })).toBeDisabled();
  await expectScreenValid(page, "checkout-past-a-limit");
  await page.getByRole("link", { name: "Back to the listing" }).click();
  await expect(page.getByRole("button", { name: "Buy now" })).toBeVisible();
});

test("what ends meanwhile is said before anything is paid, and the rest is bought", async ({ browser }) => {
  test.slow();
  const shops = await market(browser, ["Sade", "Tunde"]);
  const { page } = await verifiedUser(browser, "Ada", look.context);
  await fund(page, 2n * (PRICE + FEE));
  for (const { id } of shops) await put(page, id);
  await page.goto("/settings/addresses/new");
  await saveAddress(page);
  await page.goto("/checkout");
  const pay = page.getByRole("button", { name: /^Pay .* into escrow$/ });
  await expect(pay).toHaveText("Pay ₦93,000 into escrow");
  const [first] = shops;
  const paused = await post(first?.seller.page ?? page, `/listings/${first?.id}/pause`, {});
  expect(paused.ok(), await paused.text()).toBe(true);
  await pay.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("You haven’t paid anything.");
  await expect(pay).toHaveCount(0);
  await page.getByRole("link", { name: "Buy the rest" }).click();
  await expect(page.getByText("No longer available, so it’s left out.")).toBeVisible();
  await expect(pay).toHaveText("Pay ₦46,500 into escrow");
  await page.goto("/cart");
  await expect(page.getByText("No longer available.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Remove ${first?.title}` }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Remove" })).toHaveCount(1);
});

test("a cart is filled, changed and paid without scripts", async ({ browser }) => {
  test.slow();
  const [shop] = await market(browser, ["Sade"], { units: "5", minor: "500000" });
  const { page } = await verifiedUser(browser, "Musa", { ...look.context, javaScriptEnabled: false });
  await fund(page, 20_000_00n);
  await page.goto(`/goods/${shop?.id}`);
  await page.getByLabel("What does delivery cost to").selectOption("KN");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Delivery to Kano for ₦5,500")).toBeVisible();
  await put(page, shop?.id ?? "");
  await page.goto("/cart");
  const units = page.getByRole("spinbutton");
  await page.getByRole("button", { name: /^One more of / }).click();
  await expect(units).toHaveValue("2");
  await units.fill("3");
  await units.press("Enter");
  await expect(page.getByRole("region", { name: "Total" })).toContainText("₦15,000");
  await page.getByRole("button", { name: /^One less of / }).click();
  await expect(units).toHaveValue("2");
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("link", { name: "Add your address" }).click();
  await page.getByLabel("State").selectOption("LA");
  await page.getByRole("button", { name: "Show areas of this state" }).click();
  await saveAddress(page);
  await page.locator("summary").filter({ hasText: "Add a note" }).click();
  await page.getByLabel(/^Note for /).fill("Please wrap it well.");
  await page.getByRole("button", { name: "Show the new total" }).click();
  await expect(page.getByLabel(/^Note for /)).toHaveValue("Please wrap it well.");
  await page.getByRole("button", { name: "Pay ₦12,000 into escrow" }).click();
  await expect(page.getByRole("heading", { name: "₦12,000 is held in escrow" })).toBeVisible();
});
