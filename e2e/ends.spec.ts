import type { Browser } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { expireDeadline } from "./stage/owner";
import { castMember, disclose, type Person, verifiedUser } from "./stage/people";
import { accept, move, offerState, openRoom, publish, tradeStatus } from "./stage/trades";

const terms = { ...airtimeOf(1_000_00n, "T2"), priceMinor: 700_33n } as const;
const funded = 900_00n;

/** A trade in escrow, open on both screens. */
async function acceptedTrade(browser: Browser) {
  const [seller, buyer] = [await verifiedUser(browser, "Sani"), await verifiedUser(browser, "Bunmi")];
  await fund(buyer.page, funded);
  return { seller, buyer, ...(await trade(seller, buyer)) };
}

async function trade(seller: Person, buyer: Person) {
  const offer = await publish(seller, terms);
  const tradeId = await accept(buyer, offer);
  await expectWallet(buyer.page, funded - terms.priceMinor, terms.priceMinor);
  await openRoom(seller.page, tradeId);
  await openRoom(buyer.page, tradeId);
  return { tradeId, offerId: offer.id };
}

test("a seller cancels: the buyer is refunded, and the offer is withdrawn", async ({ browser }) => {
  const { seller, buyer, offerId } = await acceptedTrade(browser);
  await disclose(tradeStatus(seller.page), "Cancel and refund Bunmi");
  await expect(tradeStatus(seller.page)).toContainText("Bunmi is refunded ₦700.33, you get nothing");
  await seller.page.getByRole("button", { name: "Refund ₦700.33" }).click();
  await expect(tradeStatus(seller.page)).toContainText("Bunmi got ₦700.33 back.");
  await expect(tradeStatus(buyer.page)).toContainText("Refunded. You got ₦700.33 back.");
  await expectWallet(buyer.page, funded);
  expect(await offerState(buyer.page, offerId)).toBe("WITHDRAWN");
  await seller.page.goto(`/offers/${offerId}`);
  await expect(seller.page.getByText("This offer is unpublished")).toBeVisible();
});

test("both parties agree to cancel: the buyer is refunded, and the offer is available again", async ({
  browser,
}) => {
  const { seller, buyer, offerId } = await acceptedTrade(browser);
  await tradeStatus(buyer.page).getByRole("button", { name: "Ask to cancel" }).click();
  await expect(tradeStatus(buyer.page)).toContainText("Nothing changes unless Sani agrees.");
  await expect(tradeStatus(seller.page)).toContainText("Bunmi asked to cancel the trade");
  await disclose(tradeStatus(seller.page), "Agree to cancel");
  await seller.page.getByRole("button", { name: "Cancel trade" }).click();
  await expect(tradeStatus(buyer.page)).toContainText("Refunded. You got ₦700.33 back.");
  await expectWallet(buyer.page, funded);
  expect(await offerState(buyer.page, offerId)).toBe("AVAILABLE");
  const next = await verifiedUser(browser, "Nneka");
  await next.page.goto(`/offers/${offerId}`);
  await expect(next.page.getByRole("button", { name: "Pay ₦700.33 into escrow" })).toBeVisible();
});

test("a trade not started in time is cancelled; a started one goes to the moderators", async ({
  browser,
}) => {
  test.slow();
  const { seller, buyer, tradeId, offerId } = await acceptedTrade(browser);
  await expireDeadline(tradeId);
  await expect(tradeStatus(buyer.page)).toContainText("Refunded. You got ₦700.33 back.");
  await expect(tradeStatus(buyer.page)).toContainText("Sani didn’t start in time.");
  await expect(tradeStatus(seller.page)).toContainText("You didn’t start in time.");
  await expectWallet(buyer.page, funded);
  expect(await offerState(buyer.page, offerId)).toBe("WITHDRAWN");

  const { tradeId: startedTradeId } = await trade(seller, buyer);
  await move(seller, startedTradeId, "begin");
  await expect(tradeStatus(buyer.page)).toContainText("Sani is sending");
  await expireDeadline(startedTradeId);
  await expect(tradeStatus(buyer.page)).toContainText("In dispute.");
  await expectWallet(buyer.page, funded - terms.priceMinor, terms.priceMinor);
  await expectWallet(seller.page, 0n);
  const { page } = await castMember(browser, "chidi");
  await page.goto("/admin/queues/disputes");
  const waiting = page.getByRole("row").filter({ hasText: buyer.name });
  await expect(waiting).toContainText("Deadline passed");
});
