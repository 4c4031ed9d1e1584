import { expect, test } from "./stage/journey";
import { verifiedUser } from "./stage/people";
import { expectScreenValid, look } from "./stage/screens";

test("chooses how to be notified; a second tab is refused with what changed, and keeps what was chosen", async ({
  browser,
}) => {
  const { page } = await verifiedUser(browser, "Ada", look.context);
  await page.goto("/settings/notifications");
  const other = await page.context().newPage();
  await other.goto("/settings/notifications");
  await page.getByLabel("Trades by email").uncheck();
  await page.getByLabel("Language").selectOption("yo");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Trades by email")).not.toBeChecked();
  await expectScreenValid(page, "notifications-saved");

  await other.getByLabel("No quiet hours").check();
  await other.getByLabel("Your offers by email").uncheck();
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("alert")).toContainText("Trades by email: off");
  await expect(other.getByLabel("No quiet hours")).toBeChecked();
  await expect(other.getByLabel("Your offers by email")).not.toBeChecked();
  await expectScreenValid(other, "notifications-changed-elsewhere");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();
  await other.reload();
  await expect(other.getByLabel("Your offers by email")).not.toBeChecked();
  await expect(other.getByLabel("Disputes by email")).toBeDisabled();
});

test("chooses how to be notified without scripts", async ({ browser }) => {
  const { page: plain } = await verifiedUser(browser, "Ada", { javaScriptEnabled: false });
  await plain.goto("/settings/notifications");
  await plain.getByLabel("Your offers by push").uncheck();
  await plain.getByLabel("Until").selectOption("06:30");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByText("Saved.")).toBeVisible();
  await plain.goto("/settings/notifications");
  await expect(plain.getByLabel("Your offers by push")).not.toBeChecked();
  await expect(plain.getByLabel("Until")).toHaveValue("06:30");
});
