import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { disclose, staffMember, verifiedUser } from "./stage/people";
import { expectAccessible } from "./stage/screens";

test("a posting is not reversed if a colleague declines", async ({ browser }) => {
  const efe = await staffMember(browser, "Efe", "FINANCE");
  const gbenga = await staffMember(browser, "Gbenga", "FINANCE");
  const person = await verifiedUser(browser, "Ivie");
  await fund(person.page, 1_234_00n);
  const { page } = efe;
  await page.goto("/admin/ledger");
  await page.getByRole("row").filter({ hasText: person.name }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Transfers of a reversal" })).toBeVisible();
  await disclose(page, "Request reversal");
  await page.getByLabel("Category").selectOption("A mistake of ours");
  await page.getByLabel("Reason").fill("Credited to the wrong person.");
  await page.getByRole("button", { name: "Request reversal" }).click();
  await expect(page.getByText("You requested this, so a colleague has to approve it.")).toBeVisible();

  await gbenga.page.goto(page.url());
  await expectAccessible(gbenga.page, "a reversal that waits");
  // Approving would cause a mismatch with the gateway, and pause the payouts of other journeys.
  await expect(gbenga.page.getByRole("button", { name: "Approve" })).toBeVisible();
  await disclose(gbenga.page, "Reject");
  await gbenga.page.getByLabel("Category").selectOption("A detail is wrong");
  await gbenga.page.getByLabel("Reason").fill("It was credited to the right person.");
  await gbenga.page.getByRole("button", { name: "Reject" }).click();
  await expect(gbenga.page.getByText("Rejected by a colleague. Nothing happened.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("It was credited to the right person.")).toBeVisible();
  await expectWallet(person.page, 1_234_00n);
});
