import { get } from "./stage/api";
import { expect, test } from "./stage/journey";
import { submitListing } from "./stage/listings";
import { newPage, staffMember, verifiedUser } from "./stage/people";

test("a moderator approves with a key, the seller’s screen changes, and the search finds it within three seconds", async ({
  browser,
}, testInfo) => {
  test.slow();
  const ada = await verifiedUser(browser, "Ada");
  const { page: desk } = await staffMember(browser, "Chidi", "MODERATOR");
  const title = `Itel of journey ${Date.now().toString(36)}`;
  const listingId = await submitListing(ada.page, title);
  await ada.page.goto(`/goods/mine/${listingId}`);
  await expect(ada.page.getByText("In review", { exact: true }).first()).toBeVisible();
  await desk.goto(`/admin/queues/listing?case=${listingId}`);
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(async () => {
    await desk.keyboard.press("e");
    await expect(desk.getByRole("region", { name: "Case" })).toContainText("Claimed by you", {
      timeout: 2_000,
    });
  }).toPass();
  const began = Date.now();
  await desk.keyboard.press("a");
  await expect(ada.page.getByText("Live", { exact: true }).first()).toBeVisible({ timeout: 3_000 });
  const screen = Date.now() - began;
  const visitor = await newPage(browser);
  await expect(async () => {
    const answer = await get(visitor, `/listings?q=${encodeURIComponent(title)}&exact=1`);
    expect(await answer.text()).toContain(listingId);
  }).toPass({ timeout: 3_000, intervals: [50] });
  testInfo.annotations.push({
    type: "approve",
    description: `to the seller’s screen ${String(screen)} ms, to the search ${String(Date.now() - began)} ms`,
  });
});
