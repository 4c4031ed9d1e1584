import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { liveListing } from "./stage/listings";
import { newPage, staffMember, verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";

/** A word that no listing has, so that no other journey finds what this one sells. */
const newWord = () =>
  `zum${Array.from({ length: 7 }, () => String.fromCharCode(97 + randomInt(26))).join("")}`;

/** From a listing that goes live to those who wait for it. */
const HEARD_MS = 60_000;

test("who saved a search hears of a new listing, follows its store, and sees its holiday", async ({
  browser,
}) => {
  test.slow();
  const [bola, ada] = [await verifiedUser(browser, "Bola", look.context), await verifiedUser(browser, "Ada")];
  const { page: moderator } = await staffMember(browser, "Ngozi", "MODERATOR");
  const word = newWord();
  const name = `Store ${word}`;

  await test.step("nothing is found, and the search is saved", async () => {
    await bola.page.goto(`/goods?q=${word}`);
    await expect(bola.page.getByRole("heading", { name: `Nothing found for “${word}”` })).toBeVisible();
    await bola.page.getByRole("button", { name: "Tell me when one comes" }).click();
    await expect(bola.page.getByRole("link", { name: "Saved. We’ll tell you when one comes" })).toBeVisible();
  });
  await test.step("Ada opens a store, and her listing goes live", async () => {
    await ada.page.goto("/store/edit");
    await ada.page.getByLabel("Address").fill(`store-${word}`);
    await ada.page.getByLabel("Store name").fill(name);
    await ada.page.getByRole("button", { name: "Open store" }).click();
    await expect(ada.page.getByText("Saved.", { exact: true })).toBeVisible();
    await liveListing(ada.page, moderator, `Phone of ${word}, clean`);
  });
  const bell = bola.page.getByRole("link", { name: /^Inbox/ });
  await test.step("Bola hears of it, and opens it", async () => {
    await expect(bell).toHaveAccessibleName("Inbox, 1 unread", { timeout: HEARD_MS });
    await bola.page.goto("/inbox");
    await bola.page.getByRole("link", { name: `Just listed: Phone of ${word}, clean` }).click();
    await expect(bola.page.getByRole("heading", { level: 1 })).toHaveText(`Phone of ${word}, clean`);
    await bola.page.goto("/searches");
    await expect(bell).toHaveAccessibleName("Inbox");
    await expect(bola.page.getByRole("link", { name: /^Phone of/ })).toBeVisible();
    await expectScreenValid(bola.page, "saved-search-with-a-match");
  });
  await test.step("follows the store from the listing", async () => {
    await bola.page.getByRole("link", { name: /^Phone of/ }).click();
    await bola.page.getByRole("region", { name: "Seller" }).getByRole("link", { name: "Store" }).click();
    await expect(bola.page.getByRole("heading", { level: 1 })).toContainText(name);
    await bola.page.getByRole("button", { name: "Follow", exact: true }).click();
    await expect(bola.page.getByRole("button", { name: "Following" })).toBeVisible();
    await expect(bola.page.getByRole("list", { name: "Record" })).toContainText("1 follower");
    await expect(bola.page.getByRole("article")).toHaveCount(1);
    await expectScreenValid(bola.page, "store");
  });
  await test.step("a holiday hides what she sells, until she is back", () =>
    holiday(ada.page, bola.page, word));
  await test.step("Bola hears less often, then not at all, and deletes the search", async () => {
    await bola.page.goto("/searches");
    await bola.page.getByRole("button", { name: "Daily" }).click();
    await expect(bola.page.getByRole("button", { name: "Daily" })).toHaveAttribute("aria-pressed", "true");
    await bola.page.getByRole("button", { name: /^Delete/ }).click();
    await expect(bola.page.getByRole("heading", { name: "No saved searches yet" })).toBeVisible();
  });
});

/** The seller goes on holiday, and comes back; a buyer looks. */
async function holiday(seller: Page, buyer: Page, word: string): Promise<void> {
  const away = seller.getByLabel("I’m on holiday: hide what I sell");
  const save = async () => {
    await seller.getByRole("button", { name: "Save store" }).click();
    await expect(seller.getByText("Saved.", { exact: true })).toBeVisible();
  };
  const articles = buyer.getByRole("article");
  await seller.goto("/store/edit");
  await away.check();
  await save();
  await buyer.reload();
  await expect(buyer.getByText(/ is on holiday$/)).toBeVisible();
  await expect(articles).toHaveCount(0);
  await buyer.goto(`/goods?q=${word}`);
  await expect(articles).toHaveCount(0);
  await seller.goto("/store/edit");
  await away.uncheck();
  await save();
  await expect(async () => {
    await buyer.goto(`/goods?q=${word}`);
    await expect(articles).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
}

test("what was searched for is suggested, until it is cleared", async ({ browser }) => {
  const { page } = await verifiedUser(browser, "Kemi");
  await page.goto("/goods?q=phone");
  await expect(page.getByRole("article").first()).toBeVisible();
  const field = page.getByRole("searchbox", { name: "Search Amana" });
  const mine = page.getByRole("link", { name: /^phone ?, searched before$/ });
  await expect(async () => {
    await page.goto("/home");
    await field.click();
    await expect(mine).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("list", { name: "Suggestions" }).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeFocused();
  await field.fill("pho");
  await mine.click();
  await expect(page).toHaveURL("/goods?q=phone");
  await page.goto("/home");
  await field.click();
  await page.getByRole("button", { name: "Clear my searches" }).click();
  await expect(mine).toHaveCount(0);
  await page.reload();
  await field.click();
  await expect(mine).toHaveCount(0);
});

test("a search is saved without scripts", async ({ browser }) => {
  const { page: signedIn } = await verifiedUser(browser, "Musa");
  const storageState = await signedIn.context().storageState();
  const page = await newPage(browser, { javaScriptEnabled: false, storageState });
  await page.goto("/goods/c/mobile-phones");
  await page.getByRole("button", { name: "Save search" }).filter({ visible: true }).click();
  await expect(
    page.getByRole("link", { name: "Saved", exact: true }).filter({ visible: true }),
  ).toBeVisible();
  await page.goto("/searches");
  await page.getByRole("button", { name: "Off" }).click();
  await expect(page.getByRole("button", { name: "Off" })).toHaveAttribute("aria-pressed", "true");
});
