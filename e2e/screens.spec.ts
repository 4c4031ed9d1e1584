import { mkdir } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { castMember, fillSignUp, invent, newPage, proven } from "./stage/people";
import { accept, move, publish } from "./stage/trades";

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const folder = "artifacts/screens";

const looks = Object.entries(sizes).flatMap(([size, viewport]) =>
  (["light", "dark"] as const).map((colorScheme) => ({
    name: `${size}-${colorScheme}`,
    context: { viewport, colorScheme, reducedMotion: "reduce" } satisfies BrowserContextOptions,
  })),
);

test.beforeAll(() => mkdir(folder, { recursive: true }));

for (const { name, context } of looks) {
  test(`strangers' screens are sound (${name})`, async ({ browser }) => {
    test.slow();
    const page = await newPage(browser, context);
    await visit(page, name, {
      landing: "/",
      offers: "/offers",
      "sign-up": "/sign-up",
      "sign-in": "/sign-in",
      "link-over": "/verify/email?token=none",
      help: "/help",
      "help-disputes": "/help/disputes",
      status: "/status",
      terms: "/legal/terms",
      privacy: "/legal/privacy",
      "not-found": "/no-such-page",
    });
    await page.goto("/offers");
    const offer = await page.getByRole("article").first().getByRole("link").getAttribute("href");
    await visit(page, name, { "offer-signed-out": offer ?? "" });
    await page.goto("/sign-up");
    await fillSignUp(page, invent("Vera"));
    await page.getByRole("button", { name: "Open my account" }).click();
    await expect(page.getByRole("heading", { name: "Prove that it is you" })).toBeVisible();
    await visit(page, name, { verify: "/verify" });
  });

  test(`a page that cannot be fetched says so, and comes once there is a connection (${name})`, async ({
    browser,
  }) => {
    const page = await newPage(browser, context);
    await page.goto("/help");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await page.goto("/legal/terms");
    await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
    await page.screenshot({ path: `${folder}/offline-${name}.png`, fullPage: true });
    await expectNoOverflow(page, "offline");
    await expectAccessible(page, "offline");
    await page.context().setOffline(false);
    await expect(page.getByRole("heading", { name: "Terms", exact: true })).toBeVisible({ timeout: 15_000 });
  });

  test(`a trader's screens are sound (${name})`, async ({ browser }) => {
    test.slow();
    const { buyer, seller, offerId, tradeId } = await tradersIn(browser, context);
    await visit(buyer, name, {
      offer: `/offers/${offerId}`,
      wallet: "/wallet",
      fund: "/wallet/fund",
      trades: "/trades",
      settings: "/settings",
      "trade-buyer-waiting": `/trades/${tradeId}`,
    });
    await visit(seller, name, {
      "new-offer": "/offers/new",
      "my-offers": "/offers/mine",
      "trade-seller-waiting": `/trades/${tradeId}`,
    });
    await move({ page: seller }, tradeId, "begin");
    await visit(seller, name, { "trade-seller-begun": `/trades/${tradeId}` });
    await move({ page: seller }, tradeId, "deliver");
    await visit(buyer, name, { "trade-buyer-delivered": `/trades/${tradeId}` });
  });

  test(`staff's screens are sound (${name})`, async ({ browser }) => {
    test.slow();
    const { page } = await castMember(browser, "chidi", context);
    await visit(page, name, {
      admin: "/admin",
      "admin-trades": "/admin/trades",
      "admin-disputes": "/admin/disputes",
      "admin-ledger": "/admin/ledger",
      "admin-jobs": "/admin/jobs",
    });
    await page.goto("/admin/disputes");
    const disputed = await page.getByRole("table").getByRole("link").first().getAttribute("href");
    await visit(page, name, { "admin-trade": disputed ?? "" });
  });

  test(`the screens of money in and out are sound (${name})`, async ({ browser }) => {
    test.slow();
    const { page } = await castMember(browser, "bayo", context);
    await visit(page, name, {
      "wallet-of-a-seller": "/wallet",
      "fund-by-transfer": "/wallet/fund?by=transfer",
      "bank-accounts": "/settings/bank-accounts",
      withdraw: "/wallet/withdraw",
      payouts: "/wallet/payouts",
    });
    await visit(page, name, { payout: await firstLink(page, "/wallet/payouts", "/wallet/payouts/pay-") });
    await visit(page, name, { receipt: await firstLink(page, "/wallet", "/wallet/entries/") });
  });

  test(`finance's screens are sound (${name})`, async ({ browser }) => {
    test.slow();
    const { page } = await castMember(browser, "efe", context);
    await visit(page, name, {
      "admin-payouts": "/admin/payouts",
      "admin-deposits": "/admin/deposits",
      "admin-refunds": "/admin/refunds",
      "admin-chargebacks": "/admin/chargebacks",
      "admin-reconciliation": "/admin/reconciliation",
      "admin-settings": "/admin/settings",
      "admin-setting": "/admin/settings/commission",
    });
  });
}

async function firstLink(page: Page, from: string, to: string): Promise<string> {
  await page.goto(from);
  return (await page.locator(`a[href^="${to}"]`).first().getAttribute("href")) ?? "";
}

async function tradersIn(browser: Browser, context: BrowserContextOptions) {
  const [seller, buyer] = [await proven(browser, "Segun", context), await proven(browser, "Bose", context)];
  await fund(buyer.page, 12_345_67n);
  const terms = { network: "MTN", faceValueMinor: 5_000_00n, priceMinor: 4_150_50n } as const;
  const tradeId = await accept(buyer, await publish(seller, terms));
  const { id: offerId } = await publish(seller, terms);
  return { buyer: buyer.page, seller: seller.page, offerId, tradeId };
}

/** Opens each screen, keeps a picture of it, and asserts what has to hold of every one of them. */
async function visit(page: Page, look: string, screens: Record<string, string>): Promise<void> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  for (const [screen, path] of Object.entries(screens)) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.screenshot({ path: `${folder}/${screen}-${look}.png`, fullPage: true });
    await expectNoOverflow(page, screen);
    await expectAccessible(page, screen);
  }
  page.removeAllListeners("console");
  page.removeAllListeners("pageerror");
  expect(complaints.filter((text) => !isExpected(text))).toEqual([]);
}

/** The page that is not there says so in the console, too. */
const isExpected = (complaint: string) => /no-such-page.*404/.test(complaint);

async function expectNoOverflow(page: Page, screen: string): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${screen} is not wider than the screen`).toBeLessThanOrEqual(window ?? 0);
}

async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  expect(serious).toEqual([]);
}
