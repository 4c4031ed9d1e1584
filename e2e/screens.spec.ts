import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { answers } from "./stage/disputes";
import { expect, test } from "./stage/journey";
import { submitListing } from "./stage/listings";
import { fund } from "./stage/money";
import { castMember, newPage, unverifiedUser, verifiedUser } from "./stage/people";
import { expectScreenValid, look, visit } from "./stage/screens";
import { accept, move, publish } from "./stage/trades";

// npm test checks them on a phone in the light theme; npm run test:long -- screens in both sizes and themes.

/** Some fifty pages, each in a few seconds: on a slow machine more than a slow test's time. */
const PAGES_MS = 600_000;

test("signed-out screens are valid", async ({ browser }) => {
  test.setTimeout(PAGES_MS);
  const page = await newPage(browser, look.context);
  await visit(page, {
    landing: "/",
    offers: "/offers",
    "sign-up": "/sign-up",
    "sign-in": "/sign-in",
    "sign-in-code": "/sign-in/code",
    "link-over": "/verify/email?token=none",
    help: "/help",
    "help-disputes": "/help/disputes",
    "help-rules": "/help/rules",
    prohibited: "/prohibited",
    status: "/status",
    "cart-empty": "/cart",
    proofs: "/proofs",
    terms: "/legal/terms",
    privacy: "/legal/privacy",
    "not-found": "/no-such-page",
    "offer-not-found": "/offers/no-such-page",
  });
  await page.goto("/offers");
  const offer = await page.getByRole("article").first().getByRole("link").getAttribute("href");
  await visit(page, { "offer-signed-out": offer ?? "" });
  const { page: newcomer } = await unverifiedUser(browser, "Vera", look.context);
  await visit(newcomer, { verify: "/verify", "home-of-a-newcomer": "/home" });
});

test("shows an offline page, and reloads once there is a connection", async ({ browser }) => {
  const page = await newPage(browser, look.context);
  await page.goto("/help");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.goto("/legal/terms");
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expectScreenValid(page, "offline");
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { name: "Terms", exact: true })).toBeVisible({ timeout: 15_000 });
});

test("a trader's screens are valid", async ({ browser }) => {
  test.setTimeout(PAGES_MS);
  const { buyer, seller, offerId, tradeId } = await tradersIn(browser, look.context);
  const listing = await submitListing(seller, "Itel A70 of Segun");
  await visit(buyer, {
    home: "/home",
    offer: `/offers/${offerId}`,
    wallet: "/wallet",
    fund: "/wallet/fund",
    trades: "/trades",
    settings: "/settings",
    profile: "/settings/profile",
    verification: "/settings/verification",
    "own-data": "/settings/data",
    notifications: "/settings/notifications",
    inbox: "/inbox",
    "saved-searches": "/searches",
    "your-store": "/store/edit",
    "who-looked": "/settings/who-looked",
    support: "/support",
    "support-new": `/support/new?about=trade&id=${tradeId}`,
    "app-not-begun": "/settings/security/app",
    "trade-buyer-waiting": `/trades/${tradeId}`,
  });
  await visit(seller, {
    "home-that-needs-the-seller": "/home",
    "new-offer": "/offers/new",
    sell: "/sell",
    "sell-goods": "/sell/goods",
    "my-listings": "/goods/mine?tab=review",
    "my-listing": `/goods/mine/${listing}`,
    "my-listing-version": `/goods/mine/${listing}/versions/1`,
    "my-offers": "/offers/mine",
    "your-sales": "/sell/dashboard",
    "trade-seller-waiting": `/trades/${tradeId}`,
  });
  await move({ page: seller }, tradeId, "begin");
  await visit(seller, { "trade-seller-begun": `/trades/${tradeId}` });
  await move({ page: seller }, tradeId, "deliver");
  const dispute = `/trades/${tradeId}/dispute`;
  await visit(buyer, {
    "trade-buyer-delivered": `/trades/${tradeId}`,
    "dispute-reasons": dispute,
    "dispute-report": `${dispute}?reason=not_received`,
  });
  await move({ page: buyer }, tradeId, "dispute", {
    reason: "not_received",
    answers,
    statement: "I have checked three times, and nothing has come.",
  });
  await visit(buyer, { "trade-buyer-disputed": `/trades/${tradeId}`, "dispute-buyer": dispute });
  await visit(seller, { "dispute-seller": dispute, dossier: `/trades/${tradeId}/dossier` });
});

test("staff screens are valid", async ({ browser }) => {
  test.setTimeout(PAGES_MS);
  const { page } = await castMember(browser, "chidi", look.context);
  await visit(page, {
    admin: "/admin",
    "admin-trades": "/admin/trades",
    "admin-deliveries-empty": "/admin/deliveries?day=2020-01-01",
    "admin-disputes": "/admin/queues/disputes",
    "admin-listing-queue": "/admin/queues/listing",
    "admin-listings": "/admin/listings",
    "admin-listing-rules": "/admin/listings/rules",
    "admin-search": "/admin/search?q=Ade",
    "admin-break-glass": "/admin/break-glass",
    "admin-outages": "/admin/outages",
    "admin-support": "/admin/support",
    "admin-offers": "/admin/offers",
    "admin-staff-passkeys": "/admin/staff-passkeys",
    "admin-flags": "/admin/flags",
    "admin-flag": "/admin/flags/market.live",
  });
  await visit(page, { "admin-listing": await firstLink(page, "/admin/listings", "/admin/listings/") });
  await page.goto("/admin/search?q=bayo@amana.test");
  const person = new URL(page.url()).pathname;
  await visit(page, { "admin-person": person, "admin-person-money": `${person}?tab=money` });
  const { page: auditor } = await castMember(browser, "ladi", look.context);
  await visit(auditor, {
    "admin-banners": "/admin/banners",
    "admin-categories": "/admin/categories",
    "admin-category": "/admin/categories/mobile-phones",
    "admin-support-templates": "/admin/support-templates",
    "admin-template": "/admin/templates/payout.asked",
    "admin-template-words": "/admin/templates/payout.asked/ha",
    "admin-roles": "/admin/roles",
    "admin-audit": "/admin/audit",
  });
  await page.goto("/admin/queues/disputes");
  const disputed = await page.getByRole("table").getByRole("link").first().getAttribute("href");
  await visit(page, { "admin-case": disputed ?? "" });
  await page.getByRole("link", { name: "Own page" }).click();
  await expect(page).toHaveURL(/\/admin\/trades\//);
  await visit(page, { "admin-trade": new URL(page.url()).pathname });
});

test("deposit and withdrawal screens are valid", async ({ browser }) => {
  test.setTimeout(PAGES_MS);
  const { page } = await castMember(browser, "bayo", look.context);
  await visit(page, {
    "wallet-of-a-seller": "/wallet",
    "fund-by-transfer": "/wallet/fund?by=transfer",
    "bank-accounts": "/settings/bank-accounts",
    addresses: "/settings/addresses",
    "new-address": "/settings/addresses/new",
    "ways-to-send": "/store/ways-to-send",
    "new-way-to-send": "/store/ways-to-send/new",
    withdraw: "/wallet/withdraw",
    payouts: "/wallet/payouts",
  });
  await visit(page, { payout: await firstLink(page, "/wallet/payouts", "/wallet/payouts/pay-") });
  await visit(page, { receipt: await firstLink(page, "/wallet", "/wallet/entries/") });
});

test("finance screens are valid", async ({ browser }) => {
  test.setTimeout(PAGES_MS);
  const { page } = await castMember(browser, "efe", look.context);
  await visit(page, {
    "admin-ledger": "/admin/ledger",
    "admin-jobs": "/admin/jobs",
    "admin-bulk": "/admin/bulk/new?act=payout.reject&ids=none",
    "admin-payouts": "/admin/payouts",
    "admin-deposits": "/admin/deposits",
    "admin-refunds": "/admin/refunds",
    "admin-chargebacks": "/admin/chargebacks",
    "admin-reconciliation": "/admin/reconciliation",
    "admin-approvals": "/admin/queues/approvals",
    "admin-ended-requests": "/admin/approvals",
    "admin-permissions": "/admin/permissions",
    "admin-settings": "/admin/settings",
    "admin-setting": "/admin/settings/commission",
  });
});

async function firstLink(page: Page, from: string, to: string): Promise<string> {
  await page.goto(from);
  return (await page.locator(`a[href^="${to}"]`).first().getAttribute("href")) ?? "";
}

async function tradersIn(browser: Browser, context: BrowserContextOptions) {
  const [seller, buyer] = [
    await verifiedUser(browser, "Segun", context),
    await verifiedUser(browser, "Bose", context),
  ];
  await fund(buyer.page, 12_345_67n);
  const terms = { ...airtimeOf(5_000_00n), priceMinor: 4_150_50n } as const;
  const tradeId = await accept(buyer, await publish(seller, terms));
  const { id: offerId } = await publish(seller, terms);
  return { buyer: buyer.page, seller: seller.page, offerId, tradeId };
}
