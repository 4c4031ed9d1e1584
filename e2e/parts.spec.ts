import type { Page } from "@playwright/test";
import { z } from "zod";
import { get, post } from "./stage/api";
import { answers } from "./stage/disputes";
import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { type Person, verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";
import { idIn, move, offerState, openRoom, tradeStatus } from "./stage/trades";

const funded = 50_000_00n;
const total = 47_500_00n;
const each = 9_500_00n;
/** Less 1.5 %. */
const sellerGets = 9_357_50n;

const parts = (page: Page) => page.getByRole("list", { name: "Parts of this purchase" });

test("₦50,000 of MTN is bought in five parts: the third is disputed while the fourth waits, and the fifth is stopped", async ({
  browser,
}) => {
  test.slow();
  const [seller, buyer] = [
    await verifiedUser(browser, "Danladi", look.context),
    await verifiedUser(browser, "Remi", look.context),
  ];
  await fund(buyer.page, funded);
  const offerId = await publishInParts(seller.page);
  const ids = await buy(buyer, offerId);
  for (const id of ids.slice(0, 2)) await complete(seller, buyer, id);
  await disputeTheThird(seller, buyer, ids);
  await goOnWithTheFourth(seller, buyer, ids);
  await stopTheFifth(buyer.page, ids);
  await move(seller, ids[3] ?? "", "begin");
  await move(seller, ids[3] ?? "", "deliver");
  await move(buyer, ids[3] ?? "", "approve");
  await expectWallet(buyer.page, funded - 4n * each);
  await expectWallet(seller.page, 4n * sellerGets);
  expect(await offerState(buyer.page, offerId)).toBe("WITHDRAWN");
  await expectOneRow(buyer.page);
});

const publishInParts = (page: Page) =>
  test.step("the form shows the seller in how many transfers it is sold", async () => {
    await page.goto("/offers/new");
    await page.getByRole("radio", { name: "MTN" }).check();
    await page.getByLabel("How much airtime?").fill("50,000");
    await page.getByLabel("Buyer pays").fill("47,500");
    await expect(page.getByText("Sold as 5 transfers of ₦10,000, ₦9,500 each.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Preview" })).toContainText("5 × ₦10,000");
    await expectScreenValid(page, "parts-new-offer");
    await page.getByRole("button", { name: "Publish offer" }).click();
    await expect(page.getByText("Your offer is live")).toBeVisible();
    await expect(page.getByText(/5 transfers of ₦10,000/)).toBeVisible();
    return idIn(page);
  });

const buy = ({ page }: Person, offerId: string) =>
  test.step("the buyer pays for all five at once", async () => {
    await page.goto(`/offers/${offerId}`);
    await expect(page.getByText(/5 transfers of ₦10,000/)).toBeVisible();
    await page.getByLabel("Send airtime to").fill("0803 123 4567");
    await page.getByRole("button", { name: "Pay ₦47,500 into escrow" }).click();
    await expect(tradeStatus(page)).toBeVisible();
    await expect(parts(page).getByRole("listitem")).toHaveCount(5);
    await expectWallet(page, funded - total, total);
    const answer = await get(page, `/trades/${await firstTrade(page)}`);
    const { part } = z
      .object({ part: z.object({ all: z.array(z.object({ id: z.string() })) }) })
      .parse(await answer.json());
    return part.all.map(({ id }) => id);
  });

async function firstTrade(page: Page): Promise<string> {
  const answer = await get(page, "/trades");
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await answer.json());
  return items[0]?.id ?? "";
}

async function complete(seller: Person, buyer: Person, id: string): Promise<void> {
  await move(seller, id, "begin");
  await move(seller, id, "deliver");
  await move(buyer, id, "approve");
}

const disputeTheThird = (seller: Person, buyer: Person, ids: string[]) =>
  test.step("while the third is in dispute, the fourth cannot begin", async () => {
    const [, , third = "", fourth = ""] = ids;
    await openRoom(seller.page, third);
    await seller.page.getByRole("button", { name: "Start and show the number" }).click();
    await expect(seller.page.getByText("Transfer 3 of 5: send ₦10,000, once.")).toBeVisible();
    await move(seller, third, "deliver");
    await move(buyer, third, "dispute", {
      reason: "not_received",
      answers,
      statement: "I have checked three times, and nothing has come.",
    });
    await openRoom(buyer.page, third);
    await expect(parts(buyer.page)).toContainText("In dispute");
    await expectScreenValid(buyer.page, "parts-third-disputed");
    await openRoom(seller.page, fourth);
    await expect(tradeStatus(seller.page)).toContainText("Part 4 of 5: not its turn yet.");
    await expect(seller.page.getByRole("button", { name: "Start and show the number" })).toHaveCount(0);
    expect((await post(seller.page, `/trades/${fourth}/begin`, {})).status()).toBe(409);
  });

const goOnWithTheFourth = (seller: Person, buyer: Person, ids: string[]) =>
  test.step("once the third is settled for the seller, their room of the fourth turns to them by itself", async () => {
    await move(buyer, ids[2] ?? "", "concede");
    await expect(seller.page.getByRole("button", { name: "Start and show the number" })).toBeVisible();
  });

const stopTheFifth = (page: Page, ids: string[]) =>
  test.step("the buyer stops after the fourth, and gets the price of the fifth back", async () => {
    await openRoom(page, ids[3] ?? "");
    await page.getByText("Stop after part 4", { exact: true }).click();
    await page.getByRole("button", { name: "Stop and get ₦9,500 back" }).click();
    await expect(parts(page)).toContainText("Refunded");
    await expectWallet(page, funded - 4n * each, each);
  });

const expectOneRow = (page: Page) =>
  test.step("the list of ended trades has the purchase once", async () => {
    await page.goto("/trades?tab=ended");
    const rows = page.getByRole("table").getByRole("row").filter({ hasText: "MTN airtime" });
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("₦50,000 MTN airtime");
    await expect(rows).toContainText("4 of 5 completed");
  });
