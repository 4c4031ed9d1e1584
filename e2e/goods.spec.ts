import { expect, test } from "./stage/journey";
import { newPage, verifiedUser } from "./stage/people";

// With the demo's listings; see prisma/seed.

test("a visitor searches from the header, filters, undoes it and reads a listing", async ({ browser }) => {
  const page = await newPage(browser);
  await page.goto("/");
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Search Amana")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("generator");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/goods?q=generator");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("“generator”");
  await page.goto("/goods");
  const filters = page.getByRole("complementary", { name: "Filters" });
  await filters.getByRole("link", { name: /^New\b/ }).click();
  await expect(page).toHaveURL("/goods?condition=NEW");
  for (const card of await page.getByRole("article").all())
    await expect(card.getByText("New", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Remove New" }).click();
  await expect(page).toHaveURL("/goods");
  const first = page.getByRole("article").first();
  const title = (await first.getByRole("heading").textContent()) ?? "";
  await first.getByRole("heading").getByRole("link").click();
  await expect(page).toHaveURL(/\/goods\/[a-z0-9-]+-[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("region", { name: "You’re covered" })).toBeVisible();
});

test("an old title in the address leads to the new one, and an unknown listing to nothing", async ({
  browser,
}) => {
  const page = await newPage(browser);
  await page.goto("/goods");
  const path = (await page.getByRole("article").first().getByRole("link").first().getAttribute("href")) ?? "";
  const id = path.slice(-36);
  await page.goto(`/goods/another-name-${id}`);
  await expect(page).toHaveURL(path);
  const answer = await page.goto("/goods/none-00000000-0000-4000-8000-000000000000");
  expect(answer?.status()).toBe(404);
});

test("a heart keeps a listing in view until it is pressed again", async ({ browser }) => {
  const { page } = await verifiedUser(browser, "Ngozi");
  await page.goto("/goods");
  const card = page.getByRole("article").first();
  const title = (await card.getByRole("heading").textContent()) ?? "";
  const heart = card.getByRole("button", { name: `Save ${title}` });
  await heart.click();
  await expect(heart).toHaveAttribute("aria-pressed", "true");
  await page.goto("/favourites");
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: `Save ${title}` }).click();
  await page.goto("/favourites");
  await expect(page.getByRole("heading", { name: "Nothing saved yet" })).toBeVisible();
});

test("results filter and hearts keep without scripts", async ({ browser }) => {
  const { page: signedIn } = await verifiedUser(browser, "Musa");
  const state = await signedIn.context().storageState();
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: state,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto("/goods");
  await page.locator("summary").filter({ hasText: "Filter" }).click();
  const sheet = page.getByRole("form", { name: "Filter" });
  await sheet.getByRole("checkbox", { name: /^New/ }).check();
  await sheet.getByRole("button", { name: /^Show / }).click();
  await expect(page).toHaveURL(/condition=NEW/);
  await page
    .getByRole("article")
    .first()
    .getByRole("button", { name: /^Save / })
    .click();
  await page.goto("/favourites");
  await expect(page.getByRole("article")).toHaveCount(1);
  await context.close();
});
