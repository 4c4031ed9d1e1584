import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { asOwner } from "./stage/owner";
import { addPasskey, withAuthenticator } from "./stage/passkeys";
import { type Person, staffMember } from "./stage/people";
import { expectAccessible } from "./stage/screens";

test("a fee changes on the requested day once a colleague approves with a staff passkey", async ({
  browser,
}) => {
  const efe = await staffMember(browser, "Efe", "FINANCE");
  const gbenga = await staffMember(browser, "Gbenga", "FINANCE");
  const { page } = efe;
  await page.goto("/admin/settings");
  await page.getByRole("link", { name: "Change Payout fee" }).click();
  const last = page.getByRole("group", { name: "Row 3" });
  await last.getByLabel("Fee").fill("a lot");
  await page.getByLabel("Effective from").fill("2031-01-01T00:00");
  await page.getByLabel("Category").selectOption("Our costs changed");
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

  await haveHeldRolesFor15Days(gbenga);
  await gbenga.page.goto(place);
  await expect(gbenga.page.getByText("You need a staff passkey")).toBeVisible();
  await expect(gbenga.page.getByRole("button", { name: "Approve" })).toBeHidden();
  await enrolStaffPasskey(gbenga);

  await gbenga.page.goto("/admin/queues/approvals");
  await gbenga.page.getByRole("row").filter({ hasText: efe.name }).getByRole("link").click();
  await expect(gbenga.page).toHaveURL(new RegExp(`case=${place.split("/").at(-1)}$`));
  await expect(gbenga.page.getByText("Our bank charges more")).toBeVisible();
  await expect(gbenga.page.getByRole("row").filter({ hasText: "Row 3: fee" })).toContainText("₦75");
  await expectAccessible(gbenga.page, "a change of a setting that waits");
  await gbenga.page.getByRole("button", { name: "Approve" }).click();
  await expect(gbenga.page.getByText("Approved and carried out.")).toBeVisible();
  await expect(async () => {
    await gbenga.page.reload();
    await expect(gbenga.page.getByText(`Signed by ${gbenga.name}’s staff passkey. Verified`)).toBeVisible();
  }).toPass();
  await picture(gbenga.page, "signed");
  await gbenga.page.goto("/admin/settings");
  await expect(gbenga.page.getByText("From 1 Jan 2031")).toBeVisible();
});

const haveHeldRolesFor15Days = ({ email }: Person) =>
  asOwner(
    "update staff_grant set created_at = created_at - interval '15 days' where user_id = (select id from app_user where email = $1)",
    [email],
  );

/** Offers a new passkey, which the database's owner enrols, as `npm run staff:enrol` does. */
async function enrolStaffPasskey({ page, email }: Person): Promise<void> {
  await withAuthenticator(page);
  await addPasskey(page);
  await page.goto("/admin/staff-passkeys");
  await page.getByRole("button", { name: "Use for approvals" }).click();
  const own = page.getByRole("table", { name: "Yours" });
  await expect(own.getByText("waiting")).toBeVisible();
  await picture(page, "offered");
  await asOwner(
    "select enrol_staff_passkey(c.user_id, c.credential_id) from staff_credential c join app_user u on u.id = c.user_id where u.email = $1",
    [email],
  );
  await page.reload();
  await expect(own.getByText("signs approvals")).toBeVisible();
  await picture(page, "enrolled");
}

/** Pictures of what staff read, on a phone and a desktop, in light and dark. */
async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `artifacts/staff-passkeys/${name}-${width}-${colorScheme}.png` });
    }
  }
}
