import type { Browser } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { get, post } from "./stage/api";
import {
  addPicture,
  answer,
  disputeStatus,
  expectRulingSeen,
  report,
  sellerSays,
  statement,
} from "./stage/disputes";
import { expect, test } from "./stage/journey";
import { expectWallet, fund, naira } from "./stage/money";
import { expireDispute } from "./stage/owner";
import {
  castMember,
  disclose,
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

async function deliveredTrade(browser: Browser) {
  const [seller, buyer] = [await verifiedUser(browser, "Sule"), await verifiedUser(browser, "Bukky")];
  await fund(buyer.page, funded);
  const offer = await publish(seller, terms);
  const tradeId = await accept(buyer, offer);
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  return { seller, buyer, tradeId };
}

/** The buyer reports it on a page, and the seller's room shows that. */
async function disputedTrade(browser: Browser) {
  const trade = await deliveredTrade(browser);
  await openRoom(trade.seller.page, trade.tradeId);
  await openRoom(trade.buyer.page, trade.tradeId);
  await report(trade.buyer.page);
  await expect(tradeStatus(trade.seller.page)).toContainText("In dispute.");
  return trade;
}

/** Opens the case from the queue and decides it; after an hour this requires reauthentication. */
async function decide(
  moderator: Person,
  { buyer, tradeId }: { buyer: Person; tradeId: string },
  ruling: Ruling,
  {
    queue = "disputes",
    afterAnHour = false,
    watching = [],
  }: { queue?: string; afterAnHour?: boolean; watching?: Person[] } = {},
) {
  const { page } = moderator;
  if (afterAnHour) await expireReauthentication(moderator);
  await page.goto(`/admin/queues/${queue}`);
  await page.getByRole("row").filter({ hasText: buyer.name }).getByRole("link").first().click();
  await expect(page).toHaveURL(`/admin/queues/${queue}?case=${tradeId}`);
  for (const words of [statement, sellerSays]) await expect(page.getByText(words)).toBeVisible();
  const form = page.getByRole("main");
  await form.getByText(ruling.finding, { exact: true }).click();
  if (ruling.outcome) await form.getByRole("radio", { name: ruling.outcome }).check();
  if (ruling.back) await form.getByLabel("Bukky gets back", { exact: true }).fill(ruling.back);
  await form.getByLabel("Reason").fill(ruling.reason);
  await form.getByRole("button", { name: ruling.button }).click();
  await expect(form.getByText("Cite at least one rule.")).toBeVisible();
  await expect(form.getByLabel("Reason")).toHaveValue(ruling.reason);
  await form.getByText(ruling.rule).click();
  await expect(form.getByText("Cite at least one rule.")).toBeHidden();
  const pressedAt = performance.now();
  await form.getByRole("button", { name: ruling.button }).click();
  if (afterAnHour) await reauthenticate(moderator);
  await expectRulingSeen(watching, ruling.reason, pressedAt);
  await expect(form.getByRole("radio")).toHaveCount(0);
}

interface Ruling {
  finding: string;
  /** Where the finding allows several. */
  outcome?: string;
  /** Of a split, typed. */
  back?: string;
  rule: string;
  reason: string;
  button: string;
}

const noProof: Ruling = {
  finding: "No proof",
  rule: "A5 What a proof must show",
  reason: "The seller has shown no message of the operator that it was sent.",
  button: "Refund Bukky ₦2,431.00",
};

test("a decision is appealed, and another moderator splits the money: it moves only then", async ({
  browser,
}) => {
  test.slow();
  const trade = await disputedTrade(browser);
  const { buyer, seller, tradeId } = trade;
  await expectClosedToOthers(browser, trade);
  await addPicture(buyer.page, "My balance at 10:55");
  await answer(seller.page, tradeId);
  await expect(seller.page.getByRole("button", { name: "My balance at 10:55" })).toBeVisible();
  const chidi = await castMember(browser, "chidi");
  await decide(chidi, trade, noProof, { watching: [buyer, seller] });

  for (const { page } of [buyer, seller]) {
    await expect(page.getByRole("link", { name: "A5 What a proof must show" })).toHaveAttribute(
      "href",
      "/help/rules#A5",
    );
  }
  await expect(disputeStatus(buyer.page)).toContainText("Decided: you’re refunded.");
  await expectWallet(buyer.page, funded - terms.priceMinor, terms.priceMinor);

  await disclose(seller.page, "Appeal instead");
  await seller.page
    .getByLabel("What did the decision get wrong?")
    .fill("My receipt shows that half was sent.");
  await seller.page.getByRole("button", { name: "Appeal", exact: true }).click();
  await expect(disputeStatus(seller.page)).toContainText("You appealed. Another moderator answers.");
  await chidi.page.goto(`/admin/trades/${tradeId}`);
  await expect(chidi.page.getByText("You’ve decided about this trade before")).toBeVisible();

  const musa = await staffMember(browser, "Musa", "MODERATOR");
  const split = {
    finding: "Our fault",
    outcome: "Split between both",
    back: "1,000",
    rule: "E6 Our mistakes are ours",
    reason: "A page of ours showed half the number.",
    button: "Split it",
  };
  await decide(musa, trade, split, { queue: "appeals", afterAnHour: true });
  await buyer.page.goto(`/trades/${tradeId}/dispute`);
  await expect(disputeStatus(buyer.page)).toContainText("Decided for good. The money is split.");
  await expectWallet(buyer.page, funded - terms.priceMinor + 1_000_00n);
  await expectWallet(seller.page, 1_431_00n - 21_47n);
  await expectDossier(buyer, tradeId);
});

async function expectDossier({ page }: Person, tradeId: string): Promise<void> {
  await page.goto(`/trades/${tradeId}/dossier`);
  await expect(page.getByRole("link", { name: "Download PDF" })).toBeVisible();
  const paper = await page.request.get(`/trades/${tradeId}/dossier/pdf`);
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const file = await (await page.request.get(`/trades/${tradeId}/dossier/json`)).text();
  for (const words of [statement, sellerSays, noProof.reason, "A page of ours"])
    expect(file).toContain(words);
}

test("a late moderator costs us the commission: another decides, and the seller gets it all", async ({
  browser,
}) => {
  test.slow();
  const trade = await disputedTrade(browser);
  const { buyer, seller, tradeId } = trade;
  await answer(seller.page, tradeId);
  await expireDispute(tradeId);
  await expect(async () => {
    await buyer.page.goto(`/trades/${tradeId}/dispute`);
    await expect(buyer.page.getByText("We were late")).toBeVisible({ timeout: 500 });
  }).toPass();
  const silent = {
    finding: "Buyer silent",
    rule: "E2 Answer in time",
    reason: "The operator's message shows the right number and the right amount.",
    button: `Pay Sule ${naira(sellerGets)}`,
  };
  await decide(await castMember(browser, "chidi"), trade, silent);
  for (const { page } of [buyer, seller]) {
    await page.goto(`/trades/${tradeId}/dispute`);
    await page.getByRole("button", { name: "Accept the decision" }).click();
    await expect(disputeStatus(page).getByRole("button", { name: "Accept the decision" })).toHaveCount(0);
  }
  await expect(disputeStatus(seller.page)).toContainText("We were late, so our commission was given back.");
  await expectWallet(seller.page, terms.priceMinor);
  await expectWallet(buyer.page, funded - terms.priceMinor);
});

test("the sides settle it themselves: an offer that the other accepts ends the dispute", async ({
  browser,
}) => {
  test.slow();
  const trade = await disputedTrade(browser);
  const { buyer, seller, tradeId } = trade;
  await buyer.page.getByLabel("You get back", { exact: true }).fill("431");
  await expect(buyer.page.getByText("₦1,970.00")).toBeVisible();
  await buyer.page.getByRole("button", { name: "Offer this to Sule" }).click();
  await expect(buyer.page.getByText("You offer", { exact: true })).toBeVisible();
  await seller.page.goto(`/trades/${tradeId}/dispute`);
  await disclose(seller.page, "Accept this offer");
  await seller.page.getByRole("button", { name: "Accept and end the dispute" }).click();
  await expect(disputeStatus(seller.page)).toContainText("Settled between you. The money is split.");
  await expect(disputeStatus(buyer.page)).toContainText("Settled between you.");
  await expectWallet(buyer.page, funded - terms.priceMinor + 431_00n);
  await expectWallet(seller.page, 1_970_00n);
});

async function expectClosedToOthers(
  browser: Browser,
  { buyer, seller, tradeId }: { buyer: Person; seller: Person; tradeId: string },
): Promise<void> {
  const ruling = {
    outcome: "release",
    finding: "buyer_silent",
    rules: ["E2"],
    reason: "Because I say so, and I should know.",
  };

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
