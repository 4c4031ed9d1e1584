import type { Locator, Page } from "@playwright/test";
import { marketOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { expectWalletPage, fund, naira } from "./stage/money";
import { disclose, newPage, newPerson, type Person } from "./stage/people";
import { idIn, offerState, tradeStatus } from "./stage/trades";

// 1.5 % of it is 36.50505, which rounds half up to 36.51; truncation would give 36.50.
const price = 2_433_67n;
const fee = 36_51n;
const fundedBefore = 1_000_50n;
const fundedOnTheWay = 2_000_05n;

test("two new users trade airtime, and both wallets are exact", async ({ browser }) => {
  test.slow();
  const [seller, buyer] = await Promise.all([newPerson(browser, "Bisi"), newPerson(browser, "Ade")]);
  await fund(buyer.page, fundedBefore);
  const offerId = await publishWatchingThePreview(seller);
  await findOffer(buyer.page, seller.name);
  await expect(buyer.page).toHaveURL(`/offers/${offerId}`);
  await fundTheDifference(buyer.page);
  await payIntoEscrow(buyer.page);
  await expectNotInTheMarket(await newPage(browser), offerId, seller.name);
  await openTradeFromList(seller.page);
  await Promise.all([seller.page, buyer.page].map(markDocument));
  await beginAndDeliver(seller.page, buyer.page);
  await talk(seller.page, buyer.page);
  await approve(seller.page, buyer.page);
  await rateEachOther(seller.page, buyer.page);
  await Promise.all([seller.page, buyer.page].map(expectNotReloaded));
  await expectPaid(seller.page, buyer.page);
  expect(await offerState(buyer.page, offerId)).toBe("COMPLETED");
});

const publishWatchingThePreview = ({ page }: Person) =>
  test.step("the seller publishes, with a live preview of the proceeds", async () => {
    await page.goto("/offers");
    await page.getByRole("banner").getByRole("link", { name: "Sell" }).click();
    await page
      .getByRole("main")
      .getByRole("link", { name: /^Airtime/ })
      .click();
    await page.getByRole("radio", { name: "Glo" }).check();
    await page.getByLabel("How much airtime?").fill("3,000");
    await page.getByLabel("Buyer pays").fill("2433.67");
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview).toContainText("18% off");
    await expect(preview).toContainText("₦81.12 per ₦100");
    await expect(rowOf(preview, "Commission (1.5%)")).toHaveText("−₦36.51");
    await expect(rowOf(preview, "You receive")).toHaveText("₦2,397.16");
    await page.getByRole("button", { name: "Publish offer" }).click();
    await expect(page.getByText("Your offer is live")).toBeVisible();
    return idIn(page);
  });

const rowOf = (place: Locator, term: string) =>
  place.getByRole("term").filter({ hasText: term }).locator("xpath=following-sibling::dd");

const findOffer = (page: Page, sellerName: string) =>
  test.step("the buyer finds it by operator and price", async () => {
    await page.goto("/offers");
    await page.getByRole("navigation", { name: "Network" }).getByRole("link", { name: /^Glo/ }).click();
    await expect(page).toHaveURL(/=GLO/);
    await disclose(page, "Amount");
    await page.getByLabel("Maximum price").fill("2,500");
    await page.getByRole("button", { name: "Show offers" }).click();
    await expect(page).toHaveURL(/=GLO.*pay=2(%2C|,)?500/);
    await page.goto(`${page.url()}&sort=newest`);
    const cards = page.getByRole("article");
    // By the operator's own mark: a seller's name may end so that the next word completes the letters.
    await expect(cards.filter({ has: page.getByText("MTN", { exact: true }) })).toHaveCount(0);
    await cards.filter({ hasText: sellerName }).getByRole("link").click();
    await expect(page.getByRole("region", { name: "Price" })).toContainText("₦2,433.67");
  });

const fundTheDifference = (page: Page) =>
  test.step("funds the missing amount: one card is declined, another pays", async () => {
    await expect(page.getByText("You need ₦1,433.17 more.")).toBeVisible();
    await page.getByLabel("Send airtime to").fill("0805 765 4321");
    await page.getByRole("link", { name: "Add money" }).click();
    const amount = page.getByLabel("How much?");
    await expect(amount).toHaveValue("1433.17");
    await amount.fill("2,000.05");
    await page.getByRole("button", { name: "Pay with Paystack" }).click();
    await disclose(page, "Test cards");
    await page.getByRole("link", { name: "Fill in the card: Declined" }).click();
    await page.getByRole("button", { name: "Pay ₦2,000.05" }).click();
    await expect(page.getByRole("alert")).toContainText("You have not been charged");
    await page.getByRole("button", { name: "Pay with the success card" }).click();
    await expect(
      page.getByRole("heading", { name: "₦2,000.05 has been added to your wallet" }),
    ).toBeVisible();
    await page.getByRole("link", { name: "Back to offer" }).click();
  });

const payIntoEscrow = (page: Page) =>
  test.step("pays into escrow, for the number entered before funding", async () => {
    const recipient = page.getByLabel("Send airtime to");
    const pay = page.getByRole("button", { name: "Pay ₦2,433.67 into escrow" });
    await expect(recipient).toHaveValue("0805 765 4321");
    await recipient.fill("0803 765 4321");
    await expect(page.getByText(/looks like a number from MTN/)).toBeVisible();
    await pay.click();
    await expect(page.getByLabel("This number is on Glo now")).toBeFocused();
    await recipient.fill("0805 765 4321");
    await expect(page.getByLabel("This number is on Glo now")).toBeHidden();
    await pay.click();
    await expect(tradeStatus(page)).toContainText("Waiting for Bisi to start.");
  });

const expectNotInTheMarket = (stranger: Page, offerId: string, sellerName: string) =>
  test.step("the offer is no longer in the market", async () => {
    await stranger.goto(`${marketOf("GLO")}&sort=newest`);
    await expect(stranger.getByRole("article").first()).toBeVisible();
    await expect(stranger.getByRole("article").filter({ hasText: sellerName })).toHaveCount(0);
    await stranger.goto(`/offers/${offerId}`);
    await expect(stranger.getByText("Someone has accepted this offer.")).toBeVisible();
  });

const openTradeFromList = (page: Page) =>
  test.step("the seller opens the trade, and does not see the number yet", async () => {
    await page.goto("/trades");
    await expect(page.getByText("Your turn: start")).toBeVisible();
    await page.getByRole("link", { name: /₦3,000 Glo airtime/ }).click();
    await expect(page.getByRole("heading", { name: "Where to send it" })).toBeVisible();
    expect(await page.content()).not.toMatch(/0?805 ?765 ?4321/);
  });

const beginAndDeliver = (shop: Page, phone: Page) =>
  test.step("the seller starts, sees number and code, marks as sent, undoes it, and marks again", async () => {
    await shop.getByRole("button", { name: "Start and show the number" }).click();
    await expect(shop.getByText("*131*08057654321*3000*PIN#")).toBeVisible();
    await expect(shop.getByText("0805 765 4321").first()).toBeVisible();
    await expect(tradeStatus(phone)).toContainText("Bisi is sending ₦3,000 Glo airtime");
    await shop.getByRole("button", { name: "I’ve sent it" }).click();
    await expect(tradeStatus(phone)).toContainText("Check 0805 765 4321 for ₦3,000 Glo airtime.");
    await shop.getByRole("button", { name: /Undo ‘sent’/ }).click();
    await expect(tradeStatus(phone)).toContainText("Bisi is sending");
    await shop.getByRole("button", { name: "I’ve sent it" }).click();
    await expect(tradeStatus(shop)).toContainText("Ade is checking that it arrived.");
    await expect(tradeStatus(phone)).toContainText("Check 0805 765 4321");
  });

const talk = (shop: Page, phone: Page) =>
  test.step("each receives the other's messages without a reload", async () => {
    await say(shop, "Sent now, please check <b>your</b> line.");
    await expect(messages(phone)).toContainText("Sent now, please check <b>your</b> line.");
    await say(phone, "It is here, thank you!");
    await expect(messages(shop)).toContainText("It is here, thank you!");
  });

async function say(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Message / }).fill(words);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

const messages = (page: Page) => page.getByRole("log", { name: "Messages" });

const approve = (shop: Page, phone: Page) =>
  test.step("the buyer approves after a confirmation, and the seller is paid", async () => {
    await disclose(tradeStatus(phone), "Airtime received: pay Bisi ₦2,397.16");
    await expect(tradeStatus(phone)).toContainText("this can’t be undone");
    await phone.getByRole("button", { name: "Pay ₦2,397.16" }).click();
    await expect(tradeStatus(phone)).toContainText("Done. Bisi was paid ₦2,397.16.");
    await expect(tradeStatus(shop)).toContainText("Done. You were paid ₦2,397.16.");
  });

const rateEachOther = (shop: Page, phone: Page) =>
  test.step("both rate, and see what the other wrote once both have", async () => {
    await phone.getByRole("radio", { name: /^5 stars/ }).check();
    await phone.getByLabel("Comment").fill("Sent within minutes.");
    await phone.getByRole("button", { name: "Send rating" }).click();
    await expect(phone.getByText("You rated Bisi")).toBeVisible();
    await shop.getByRole("button", { name: "Send rating" }).click();
    await expect(shop.getByText("Choose from one to five stars.")).toBeVisible();
    await expect(shop.getByText("Sent within minutes.")).toHaveCount(0);
    await shop.getByRole("radio", { name: /^4 stars/ }).check();
    await shop.getByRole("button", { name: "Send rating" }).click();
    await expect(shop.getByText("Sent within minutes.")).toBeVisible();
  });

const expectPaid = (shop: Page, phone: Page) =>
  test.step("both wallets are exact, on the page and in the API", async () => {
    await expectWalletPage(shop, price - fee);
    await expect(shop.getByText(`after ${naira(fee)} commission`).filter({ visible: true })).toBeVisible();
    await expectWalletPage(phone, fundedBefore + fundedOnTheWay - price);
    await expect(phone.getByRole("region", { name: "Statement" })).toContainText("₦2,433.67");
  });

/** Sets a mark that a reload would remove. */
const markDocument = (page: Page) =>
  page.evaluate(() => document.documentElement.setAttribute("data-stayed", "yes"));

const expectNotReloaded = (page: Page) => expect(page.locator("html")).toHaveAttribute("data-stayed", "yes");
