import { expect, test } from "./stage/journey";
import { castMember } from "./stage/people";
import { expectAccessible } from "./stage/screens";

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
  await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Payouts" }).click();
  await expect(page.getByRole("heading", { name: "Payouts", level: 1 })).toBeVisible();
});
