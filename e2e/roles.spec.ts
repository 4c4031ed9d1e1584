import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { asOwner } from "./stage/owner";
import { castMember, disclose, verifiedUser } from "./stage/people";

test("two administrators give a person a role, and one ends it", async ({ browser }) => {
  test.slow();
  const ife = await castMember(browser, "ife");
  const jide = await castMember(browser, "jide");
  const ada = await verifiedUser(browser, "Ada");
  await ada.page.goto("/admin");
  await expect(ada.page.getByRole("heading", { name: "Page not found" })).toBeVisible();

  await ife.page.goto("/admin/roles");
  await ife.page.getByLabel("Email address of the person").fill(ada.email);
  await ife.page.getByRole("button", { name: "Search" }).click();
  await ife.page.getByLabel("Role", { exact: true }).selectOption("Support");
  await ife.page.getByLabel("Category").first().selectOption("Joins the team");
  await ife.page.getByLabel("Reason").first().fill("She joins the support team on Monday.");
  await picture(ife.page, "grant");
  await ife.page.getByRole("button", { name: `Request this role for ${ada.name}` }).click();
  await expect(ife.page).toHaveURL(/\/admin\/approvals\//);

  await jide.page.goto(ife.page.url());
  await expect(jide.page.getByRole("heading", { name: ada.name })).toBeVisible();
  await expect(jide.page.getByText(`Give ${ada.name} the role Support`).first()).toBeVisible();
  await expect(jide.page.getByText("Joins the team")).toBeVisible();
  await picture(jide.page, "approval");
  await jide.page.getByRole("button", { name: "Approve" }).click();
  await expect(jide.page.getByText("Approved").first()).toBeVisible();

  await ada.page.goto("/admin");
  await expect(ada.page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await ada.page.goto("/admin/roles");
  await expect(ada.page.getByRole("heading", { name: "Page not found" })).toBeVisible();

  await ife.page.goto("/admin/roles");
  await picture(ife.page, "roles");
  const row = ife.page.getByRole("row").filter({ hasText: ada.name });
  await disclose(row, "End role");
  await row.getByLabel("Category").selectOption("Leaves the team");
  await row.getByLabel("Reason").fill("She leaves the company today.");
  await row.getByRole("button", { name: "End role" }).click();
  await expect(ife.page.getByText("The role has ended, and its holder is signed out.")).toBeVisible();
  await ada.page.goto("/wallet");
  await expect(ada.page).toHaveURL(/\/sign-in/);
  expect(
    await asOwner(
      "select g.role from staff_grant g join app_user u on u.id = g.user_id where u.email = $1 and g.ended_at is not null",
      [ada.email],
    ),
  ).toEqual([{ role: "SUPPORT" }]);
});

/** Pictures of what staff see, on a phone and a desktop. */
async function picture(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `artifacts/roles/${name}-${width}.png`, fullPage: true });
  }
}
