import type { Browser, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { shortCode } from "@/lib/kernel/ids";
import { answers } from "./stage/disputes";
import { expect, test } from "./stage/journey";
import { fund } from "./stage/money";
import { castMember, staffMember, verifiedUser } from "./stage/people";
import { expectAccessible } from "./stage/screens";
import { accept, move, publish } from "./stage/trades";

test("staff find their places in the side bar, and work by keyboard", async ({ browser }) => {
  test.slow();
  const { page } = await castMember(browser, "efe");
  const places = page.getByRole("navigation", { name: "Admin" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/admin/trades");
  await expect(places.getByRole("link", { name: "Trades" })).toHaveAttribute("aria-current", "page");
  await expect(places.getByRole("link", { name: /^Disputes \d+ waiting$/ })).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  const lastRow = page.getByRole("row").nth(16);
  await expect(lastRow).toBeInViewport({ ratio: 1 });

  await test.step("rows move and open by j, k and o, under a head that stays", async () => {
    const rows = page.getByRole("row");
    const linkIn = (row: number) => rows.nth(row).getByRole("link").first();
    await expect(async () => {
      await page.keyboard.press("j");
      await expect(linkIn(1)).toBeFocused({ timeout: 500 });
    }).toPass();
    for (let row = 2; row <= 20; row += 1) await page.keyboard.press("j");
    await expect(linkIn(20)).toBeFocused();
    await expect(page.getByRole("columnheader", { name: "Trade" })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("k");
    await expect(linkIn(19)).toBeFocused();
    const href = (await linkIn(19).getAttribute("href")) ?? "";
    await page.keyboard.press("o");
    await expect(page).toHaveURL(href);
  });
  await test.step("the palette goes to a page, and searches for the rest", async () => {
    const field = page.getByRole("dialog").getByRole("searchbox");
    await page.keyboard.press("/");
    await expect(field).toBeFocused();
    await expectAccessible(page, "the palette");
    await page.screenshot({ path: "artifacts/workplace/palette.png" });
    await page.keyboard.type("jo");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/admin/jobs");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("Control+k");
    await expect(field).toHaveValue("");
    await page.keyboard.type("bayo@amana.test");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Bayo Adeyemi", level: 1 })).toBeVisible();
  });
  await test.step("keys are letters while typing in a field", async () => {
    await page.goto("/admin/search");
    const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(list).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.screenshot({ path: "artifacts/workplace/keys.png" });
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await page.getByRole("searchbox").click();
    await page.keyboard.type("j/?");
    await expect(page.getByRole("searchbox")).toHaveValue("j/?");
    await expect(page.getByRole("dialog")).toBeHidden();
  });
});

test("the menu of Admin opens on a phone without scripts", async ({ browser }) => {
  const { page } = await castMember(browser, "efe", {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  await page.goto("/admin");
  await page.locator("summary").filter({ hasText: "Menu" }).click();
  await page.screenshot({ path: "artifacts/workplace/menu.png" });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeInViewport();
  await page
    .getByRole("navigation", { name: "Admin" })
    .getByRole("link", { name: /^Payouts/ })
    .click();
  await expect(page.getByRole("heading", { name: "Payouts to approve", level: 1 })).toBeVisible();
});

async function disputedTrade(browser: Browser) {
  const [seller, buyer] = [await verifiedUser(browser, "Musa"), await verifiedUser(browser, "Kemi")];
  const terms = { ...airtimeOf(1_000_00n, "MTN"), priceMinor: 950_00n } as const;
  await fund(buyer.page, terms.priceMinor);
  const tradeId = await accept(buyer, await publish(seller, terms));
  const statement = "Nothing has come since ten o’clock.";
  await move(buyer, tradeId, "dispute", { reason: "not_received", answers, statement });
  await move(seller, tradeId, "dispute/statement", { statement: "I sent it at ten o’clock." });
  return { tradeId, buyer };
}

/** Walks down a queue to a case. */
async function walkTo(page: Page, code: string): Promise<void> {
  const link = page.getByRole("main").getByRole("link", { name: code });
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(link).toBeFocused({ timeout: 200 });
  }).toPass();
}

test("a moderator goes from the queue to a ruling by keyboard alone", async ({ browser }) => {
  test.slow();
  const { tradeId, buyer } = await disputedTrade(browser);
  const { page } = await staffMember(browser, "Ngozi", "MODERATOR");
  await page.setViewportSize({ width: 1280, height: 800 });
  const queue = "/admin/queues/disputes?sort=largest";
  const beside = `${queue}&case=${tradeId}`;
  await page.goto(queue);
  const head = page.getByRole("columnheader", { name: "Case" });
  expect((await head.boundingBox())?.y).toBeLessThan(800 - 17 * 32);
  const main = page.getByRole("main");
  const row = page.getByRole("row").filter({ hasText: buyer.name });

  await test.step("claims a case and opens it beside the queue", async () => {
    await walkTo(page, shortCode(tradeId));
    await page.screenshot({ path: "artifacts/workplace/queue.png" });
    await page.keyboard.press("e");
    await expect(row).toContainText("you");
    await page.keyboard.press("o");
    await expect(page).toHaveURL(beside);
    await expect(page.getByRole("heading", { name: `Trade ${shortCode(tradeId)}`, level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Disputes", level: 2 })).toBeVisible();
    await expect(main.getByText("No messages.")).toBeVisible();
    await expectAccessible(page, "a case beside its queue");
    await page.screenshot({ path: "artifacts/workplace/beside.png" });
  });
  await test.step("writes a note", async () => {
    await page.keyboard.press("n");
    await expect(main.getByLabel("Note", { exact: true })).toBeFocused();
    await page.keyboard.type("Called twice about this trade.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(main.getByText("Your note is saved.")).toBeVisible();
  });
  await test.step("decides", async () => {
    await page.keyboard.press("d");
    await expect(main.getByRole("radio").first()).toBeFocused();
    await page.keyboard.press("Space");
    await page.keyboard.press("r");
    await expect(main.getByRole("checkbox").first()).toBeFocused();
    await page.keyboard.press("Space");
    await page.screenshot({ path: "artifacts/workplace/case.png" });
    const reason = main.getByLabel("Reason", { exact: true });
    await expect(async () => {
      await page.keyboard.press("Tab");
      await expect(reason).toBeFocused({ timeout: 200 });
    }).toPass();
    await page.keyboard.type("The seller has shown no proof at all.");
    await page.keyboard.press("Control+Enter");
    await expect(main.getByText("Kemi is refunded.")).toBeVisible();
    await expect(main.getByRole("radio")).toHaveCount(0);
    await expect(page).toHaveURL(beside);
    await expect(main.locator("[data-row]").filter({ hasText: shortCode(tradeId) })).toHaveCount(0);
  });
  await test.step("goes back to the queue", async () => {
    await page.goBack();
    await expect(page).toHaveURL(queue);
    await expect(row).toHaveCount(0);
  });
  await test.step("on a phone a case is a page of its own", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(beside);
    await expect(page.getByRole("heading", { name: `Trade ${shortCode(tradeId)}`, level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Disputes", level: 2 })).toBeHidden();
    await page.screenshot({ path: "artifacts/workplace/case-phone.png" });
    await main.getByRole("link", { name: "Disputes" }).click();
    await expect(page).toHaveURL(queue);
  });
});

test("keys of a single character can be switched off, and views saved and shared", async ({ browser }) => {
  const { page } = await staffMember(browser, "Ngozi", "MODERATOR");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/admin/queues/disputes?who=mine&sort=due");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  const palette = page.getByRole("dialog", { name: "Search Admin" });
  await expect(async () => {
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expect(list).toBeVisible({ timeout: 500 });
  }).toPass();
  await list.getByRole("checkbox").uncheck();
  await expectAccessible(page, "the list of keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(palette).toBeHidden();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await list.getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(palette).toBeVisible();
  await page.keyboard.press("Escape");

  const views = page.getByRole("navigation", { name: "Saved views" });
  await views.getByText("Save this view").click();
  await views.getByLabel("Name of this view").fill("Mine, due first");
  await views.getByRole("checkbox").check();
  await views.getByRole("button", { name: "Save view" }).click();
  const saved = page.getByRole("link", { name: "Mine, due first" });
  await expect(saved).toHaveAttribute("aria-current", "true");
  const { page: colleague } = await staffMember(browser, "Tayo", "MODERATOR");
  await colleague.goto("/admin/queues/disputes");
  await colleague.getByRole("link", { name: "Mine, due first" }).click();
  await expect(colleague).toHaveURL("/admin/queues/disputes?who=mine&sort=due");
  await page.getByRole("button", { name: "Remove Mine, due first" }).click();
  await expect(saved).toHaveCount(0);
});
