import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { disclose, proven, staffMember } from "./stage/people";
import { expectAccessible } from "./stage/screens";

test("a posting is not taken back where a second member of staff declines", async ({ browser }) => {
  const efe = await staffMember(browser, "Efe", "FINANCE");
  const gbenga = await staffMember(browser, "Gbenga", "FINANCE");
  const person = await proven(browser, "Ivie");
  await fund(person.page, 1_234_00n);
  const { page } = efe;
  await page.goto("/admin/ledger");
  await page.getByRole("row").filter({ hasText: person.name }).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "What a reversal would move" })).toBeVisible();
  await disclose(page, "Ask for a reversal");
  await page.getByLabel("Why").fill("Credited to the wrong person.");
  await page.getByRole("button", { name: "Ask for a reversal" }).click();
  await expect(page.getByText("You asked for this. A colleague has to agree.")).toBeVisible();

  await gbenga.page.goto(page.url());
  await expectAccessible(gbenga.page, "a reversal that waits");
  // Agreeing would part the books from the gateway's, and stop the payouts of other journeys.
  await expect(gbenga.page.getByRole("button", { name: "Agree" })).toBeVisible();
  await disclose(gbenga.page, "Decline");
  await gbenga.page.getByLabel("Why").fill("It was credited to the right person.");
  await gbenga.page.getByRole("button", { name: "Decline" }).click();
  await expect(gbenga.page.getByText("A colleague declined it")).toBeVisible();
  await page.reload();
  await expect(page.getByText("It was credited to the right person.")).toBeVisible();
  await expectWallet(person.page, 1_234_00n);
});
