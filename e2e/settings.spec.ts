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
  const request = page.getByRole("listitem").filter({ hasText: `${efe.name} asked` });
  await request.getByRole("link", { name: "Open the request" }).click();
  await expect(page.getByText("You asked for this. A colleague has to agree.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Agree" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Withdraw request" })).toBeVisible();
  const place = page.url();

  await gbenga.page.goto("/admin/approvals");
  await gbenga.page.getByRole("row").filter({ hasText: efe.name }).getByRole("link").click();
  await expect(gbenga.page).toHaveURL(place);
  await expect(gbenga.page.getByText("Our bank charges more")).toBeVisible();
  await expect(gbenga.page.getByRole("row").filter({ hasText: "Row 3: fee" })).toContainText("₦75");
  await expectAccessible(gbenga.page, "a change of a setting that waits");
  await gbenga.page.getByRole("button", { name: "Agree" }).click();
  await expect(gbenga.page.getByText("Two people agreed")).toBeVisible();
  await gbenga.page.goto("/admin/settings");
  await expect(gbenga.page.getByText("From 1 Jan 2031")).toBeVisible();
});
