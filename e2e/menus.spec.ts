import type { Locator } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { proven } from "./stage/people";

test("an open menu closes on Escape and gives the focus back, and Escape does nothing else", async ({
  browser,
}) => {
  const { page } = await proven(browser, "Hauwa");
  await page.goto("/offers");
  await page.keyboard.press("Escape");
  const filters = page.locator("details[data-menu]").filter({ hasText: "Best price" });
  const account = page.getByRole("banner").locator("details[data-menu]");
  for (const menu of [filters, account]) {
    const opener = menu.locator("summary");
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(menu).toHaveAttribute("open", "");
    await page.keyboard.press("Tab");
    await expect(linkIn(menu)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu).not.toHaveAttribute("open", "");
    await expect(opener).toBeFocused();
  }
});

const linkIn = (menu: Locator) => menu.getByRole("link").first();
