import { expect, test } from "./stage/journey";
import { staffMember } from "./stage/people";
import { expectAccessible } from "./stage/screens";

test("a fee changes when a second member of staff has agreed, from the day that was asked for", async ({
  browser,
}) => {
  const efe = await staffMember(browser, "Efe", "FINANCE");
  const gbenga = await staffMember(browser, "Gbenga", "FINANCE");
  const { page } = efe;
  await page.goto("/admin/settings");
  await page.getByRole("link", { name: "Change Fee of a withdrawal" }).click();
  const last = page.getByRole("group", { name: "Row 3" });
  await last.getByLabel("Fee").fill("a lot");
  await page.getByLabel("Holds from").fill("2031-01-01T00:00");
  await page.getByLabel("Why").fill("Our bank charges more from the new year on.");
  await page.getByRole("button", { name: "Ask a colleague to agree" }).click();
  await expect(last.getByText("Write an amount in naira")).toBeVisible();
  await expect(page.getByLabel("Holds from")).toHaveValue("2031-01-01T00:00");
  await last.getByLabel("Fee").fill("75");
  await page.getByRole("button", { name: "Ask a colleague to agree" }).click();
  await expect(page).toHaveURL(/done=asked/);
  const own = page.getByRole("region", { name: "Asked for" }).filter({ hasText: "₦75" });
  await expect(own).toBeVisible();
  const ownCard = page.locator("section").filter({ has: own, hasText: efe.name }).last();
  await expect(ownCard.getByRole("button", { name: "Agree" })).toBeHidden();
  await expect(ownCard.getByRole("button", { name: "Take it back" })).toBeVisible();

  await gbenga.page.goto("/admin/settings");
  const card = gbenga.page.locator("section").filter({ hasText: efe.name }).last();
  await expect(card.getByText("Our bank charges more")).toBeVisible();
  await expectAccessible(gbenga.page, "admin-settings with a change asked for");
  await card.getByRole("button", { name: "Agree" }).click();
  await expect(gbenga.page).toHaveURL(/done=agreed/);
  await expect(gbenga.page.getByText("From 1 Jan 2031")).toBeVisible();
});
