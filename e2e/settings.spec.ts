import { expect, test } from "./stage/journey";
import { staffMember } from "./stage/people";
import { expectAccessible } from "./stage/screens";

test("a fee changes on the requested day once a colleague approves", async ({ browser }) => {
  const efe = await staffMember(browser, "Efe", "FINANCE");
  const gbenga = await staffMember(browser, "Gbenga", "FINANCE");
  const { page } = efe;
  await page.goto("/admin/settings");
  await page.getByRole("link", { name: "Change Payout fee" }).click();
  const last = page.getByRole("group", { name: "Row 3" });
  await last.getByLabel("Fee").fill("a lot");
  await page.getByLabel("Effective from").fill("2031-01-01T00:00");
  await page.getByLabel("Reason").fill("Our bank charges more from the new year on.");
  await page.getByRole("button", { name: "Request approval" }).click();
  await expect(last.getByText("Enter an amount in naira")).toBeVisible();
  await expect(page.getByLabel("Effective from")).toHaveValue("2031-01-01T00:00");
  await last.getByLabel("Fee").fill("75");
  await page.getByRole("button", { name: "Request approval" }).click();
  await expect(page).toHaveURL(/done=asked/);
  const request = page.getByRole("listitem").filter({ hasText: `${efe.name} requested it` });
  await request.getByRole("link", { name: "View request" }).click();
  await expect(page.getByText("You requested this, so a colleague has to approve it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Withdraw request" })).toBeVisible();
  const place = page.url();

  await gbenga.page.goto("/admin/queues/approvals");
  await gbenga.page.getByRole("row").filter({ hasText: efe.name }).getByRole("link").click();
  await expect(gbenga.page).toHaveURL(new RegExp(`case=${place.split("/").at(-1)}$`));
  await expect(gbenga.page.getByText("Our bank charges more")).toBeVisible();
  await expect(gbenga.page.getByRole("row").filter({ hasText: "Row 3: fee" })).toContainText("₦75");
  await expectAccessible(gbenga.page, "a change of a setting that waits");
  await gbenga.page.getByRole("button", { name: "Approve" }).click();
  await expect(gbenga.page.getByText("Approved and carried out.")).toBeVisible();
  await gbenga.page.goto("/admin/settings");
  await expect(gbenga.page.getByText("From 1 Jan 2031")).toBeVisible();
});
