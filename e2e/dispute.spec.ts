import type { Browser, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { get, post } from "./stage/api";
import { expect, test } from "./stage/journey";
import { expectWallet, fund, naira, shortNaira } from "./stage/money";
import {
  castMember,
  expireReauthentication,
  newPage,
  type Person,
  reauthenticate,
  staffMember,
  verifiedUser,
} from "./stage/people";
import { accept, move, openRoom, publish, tradeStatus } from "./stage/trades";

// 1.5 % of it is exactly 36.465, which rounds half up to 36.47.
const terms = { ...airtimeOf(3_000_00n, "AIRTEL"), priceMinor: 2_431_00n } as const;
const sellerGets = 2_394_53n;
const funded = 2_500_00n;
const statement = "I have checked three times since ten o'clock, and nothing has come.";

async function disputedTrade(browser: Browser) {
  const [seller, buyer] = [await verifiedUser(browser, "Sule"), await verifiedUser(browser, "Bukky")];
  await fund(buyer.page, funded);
  const offer = await publish(seller, terms);
  const tradeId = await accept(buyer, offer);
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  await openRoom(seller.page, tradeId);
  await openRoom(buyer.page, tradeId);
  await dispute(buyer.page);
  await expect(tradeStatus(seller.page)).toContainText("In dispute. Waiting for a moderator.");
  await expect(seller.page.getByText(statement)).toBeVisible();
  return { seller, buyer, tradeId };
}

async function dispute(page: Page): Promise<void> {
  await tradeStatus(page).getByRole("link", { name: "Report a problem" }).click();
  const form = page.getByRole("region", { name: "Your report" });
  await expect(form).toBeVisible();
  await expect(page.getByText(/: pay /)).toHaveCount(0); // so that no slip pays
  await form.getByLabel("What’s wrong?").selectOption("The airtime hasn’t arrived");
  await form.getByLabel("What happened?").fill("no");
  await form.getByRole("button", { name: "Report the problem" }).click();
  await expect(form.getByLabel("What happened?")).toHaveAccessibleDescription(
    /Describe what happened in a sentence or two/,
  );
  await expect(form.getByLabel("What happened?")).toHaveValue("no");
  await expect(form.getByLabel("What’s wrong?")).toHaveValue("not_received");
  await form.getByLabel("What happened?").fill(statement);
  await form.getByRole("button", { name: "Report the problem" }).click();
  await expect(tradeStatus(page)).toContainText("In dispute. Waiting for a moderator.");
}

type Case = { buyer: Person; tradeId: string };

/** Opens the case from the queue and decides it; after an hour this requires reauthentication. */
async function decide(
  moderator: Person,
  { buyer, tradeId }: Case,
  ruling: Ruling,
  { afterAnHour = false } = {},
) {
  const { page } = moderator;
  if (afterAnHour) await expireReauthentication(moderator);
  await page.goto("/admin/queues/disputes");
  await page.getByRole("row").filter({ hasText: buyer.name }).getByRole("link").first().click();
  await expect(page).toHaveURL(`/admin/queues/disputes?case=${tradeId}`);
  await expect(page.getByText(statement)).toBeVisible();
  const form = page.getByRole("main");
  await form.getByRole("button", { name: "Start review" }).click();
  await expect(tradeStatus(buyer.page)).toContainText("In dispute. A moderator is reviewing it.");
  await form.getByRole("radio", { name: ruling.says }).check();
  await form.getByLabel("Reason").fill(ruling.reason);
  await form.getByRole("button", { name: ruling.says }).click();
  await expect(form.getByText("Tick this box first. The money moves immediately.")).toBeVisible();
  await expect(form.getByLabel("Reason")).toHaveValue(ruling.reason);
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: ruling.says }).click();
  if (afterAnHour) await reauthenticate(moderator);
  await expect(form.getByRole("radio")).toHaveCount(0);
}

interface Ruling {
  says: "Refund the buyer" | "Pay the seller";
  reason: string;
}

test("only a moderator can rule, and both parties see why the buyer is refunded", async ({ browser }) => {
  test.slow();
  const trade = await disputedTrade(browser);
  const { buyer, seller, tradeId } = trade;
  const reason = "The seller has shown no message of the operator that it was sent.";
  await expectWallet(buyer.page, funded - terms.priceMinor, terms.priceMinor);
  await expectClosedToOthers(browser, trade);
  await openRoom(buyer.page, tradeId);
  await openRoom(seller.page, tradeId);

  await decide(await castMember(browser, "chidi"), trade, { says: "Refund the buyer", reason });

  await expect(tradeStatus(buyer.page)).toContainText("Refunded. You got ₦2,431 back.");
  await expect(tradeStatus(seller.page)).toContainText("got ₦2,431 back.");
  for (const { page } of [buyer, seller]) {
    await expect(page.getByText("The moderator decided: refund the buyer.")).toBeVisible();
    await expect(page.getByText(reason).first()).toBeVisible();
    await expect(page.getByText("The moderator reads every message.")).toBeHidden();
  }
  await expectWallet(buyer.page, funded);
  await expectWallet(seller.page, 0n);
});

test("a moderator pays the seller, less the commission rounded half up", async ({ browser }) => {
  test.slow();
  const trade = await disputedTrade(browser);
  const { buyer, seller } = trade;
  const reason = "The operator's message shows the right number and the right amount.";

  const moderator = await staffMember(browser, "Musa", "MODERATOR");
  await decide(moderator, trade, { says: "Pay the seller", reason }, { afterAnHour: true });

  await expect(tradeStatus(seller.page)).toContainText(`You were paid ${shortNaira(sellerGets)}.`);
  for (const { page } of [buyer, seller]) {
    await expect(page.getByText("The moderator decided: pay the seller.")).toBeVisible();
    await expect(page.getByText(reason).first()).toBeVisible();
    await expect(page.getByText("The moderator reads every message.")).toBeHidden();
  }
  expect(naira(sellerGets)).toBe("₦2,394.53");
  await expectWallet(seller.page, sellerGets);
  await expectWallet(buyer.page, funded - terms.priceMinor);
});

async function expectClosedToOthers(
  browser: Browser,
  { buyer, seller, tradeId }: { buyer: Person; seller: Person; tradeId: string },
): Promise<void> {
  const ruling = { ruling: "release", reason: "Because I say so, and I should know." };

  await test.step("the parties cannot open admin pages", async () => {
    for (const { page } of [buyer, seller]) {
      for (const path of ["/admin", "/admin/queues/disputes", `/admin/trades/${tradeId}`]) {
        expect((await page.request.get(path)).status(), path).toBe(404);
      }
      expect((await post(page, `/admin/trades/${tradeId}/rule`, ruling)).status()).toBe(404);
    }
  });

  await test.step("finance can see the dispute, but not rule", async () => {
    const efe = await castMember(browser, "efe");
    await efe.page.goto(`/admin/trades/${tradeId}`);
    await expect(efe.page.getByRole("heading", { name: "Dispute" })).toBeVisible();
    await expect(efe.page.getByRole("heading", { name: "Your decision" })).toBeHidden();
    expect((await post(efe.page, `/admin/trades/${tradeId}/rule`, ruling)).status()).toBe(404);
  });

  await test.step("other users and signed-out visitors find nothing", async () => {
    const third = await verifiedUser(browser, "Tayo");
    expect((await third.page.request.get(`/trades/${tradeId}`)).status()).toBe(404);
    expect((await get(third.page, `/trades/${tradeId}`)).status()).toBe(404);
    expect((await post(third.page, `/trades/${tradeId}/approve`, {})).status()).toBe(404);
    const stranger = await newPage(browser);
    await stranger.goto(`/trades/${tradeId}`);
    await expect(stranger).toHaveURL(/\/sign-in/);
    expect((await get(stranger, `/trades/${tradeId}`)).status()).toBe(401);
  });
}
