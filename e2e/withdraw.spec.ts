import { randomInt } from "node:crypto";
import type { Browser, Locator, Page } from "@playwright/test";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import {
  castMember,
  disclose,
  expireReauthentication,
  type Person,
  reauthenticate,
  staffMember,
  verifiedUser,
} from "./stage/people";
import { nextMail } from "./stage/simulators";

/** A user with money and a bank account; its last digits determine the outcome of transfers. */
async function fundedUser(browser: Browser, firstName: string, minor: bigint, ends = "1111") {
  const person = await verifiedUser(browser, firstName);
  await fund(person.page, minor);
  const accountNumber = `${randomInt(100_000, 999_999)}${ends}`;
  const answer = await fetch(new URL("/control/paystack/accounts", environment.simulatorsUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ accountNumber, name: person.name.toUpperCase() }),
  });
  expect(answer.status).toBe(200);
  return { person, accountNumber };
}

async function findAccount({ page }: Person, accountNumber: string): Promise<void> {
  await page.goto("/settings/bank-accounts");
  await page.getByLabel("Your bank").selectOption({ label: "Guaranty Trust Bank" });
  await page.getByLabel("Account number").fill(accountNumber);
  await page.getByRole("button", { name: "Find account" }).click();
}

async function addAccount(person: Person, accountNumber: string): Promise<void> {
  await findAccount(person, accountNumber);
  await person.page.getByRole("button", { name: "Add account" }).click();
}

/** Requests a withdrawal to the default account; returns its reference. */
async function withdraw(page: Page, typed: string): Promise<string> {
  await page.goto("/wallet/withdraw");
  await page.getByLabel("Amount to receive").fill(typed);
  await page.getByRole("button", { name: "Review withdrawal" }).click();
  await page.getByRole("button", { name: `Withdraw ₦${typed}` }).click();
  await page.waitForURL(/\/wallet\/payouts\/pay-/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Ends the hold of one payout, without moving the clock. */
const endHold = (reference: string) =>
  asOwner("update payout set hold_until = app_now(), check_at = app_now() where reference = $1", [reference]);

const payoutStatus = (page: Page): Locator => page.getByRole("main").locator("[aria-live=polite]").first();

test("adds only the user's own bank account, withdraws, and is paid", async ({ browser }) => {
  test.slow();
  const { person, accountNumber } = await fundedUser(browser, "Ngozi", 50_000_00n);
  const { page } = person;
  await findAccount(person, "0123456701");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("belongs to A** O**");
  await expect(page.getByText("Ada Obi")).toBeHidden();
  await expireReauthentication(person);
  await addAccount(person, accountNumber);
  await reauthenticate(person);
  await expect(page.getByRole("heading", { name: "Guaranty Trust Bank" })).toBeVisible();
  const added = await nextMail(person.email);
  expect(added.text).toContain("Bank account added");

  await page.goto("/wallet/withdraw");
  await page.getByLabel("Amount to receive").fill("20,000");
  await expect(page.getByText("Fee ₦25. Total from your wallet: ₦20,025.")).toBeVisible();
  const reference = await withdraw(page, "20,000");
  await expect(payoutStatus(page)).toContainText("because this account is new");
  await expectWallet(page, 29_975_00n);
  await endHold(reference);
  // The page updates by itself.
  await expect(payoutStatus(page)).toContainText("Paystack has paid it to your bank", { timeout: 60_000 });
  await expect(page.getByText("Paid to your bank.")).toBeVisible();
  await expect
    .poll(async () => (await nextMail(person.email, added.id)).text, { timeout: 60_000 })
    .toContain("We sent ₦20,000 to your account");
});

test("cancels a held withdrawal, warns about a duplicate request, and returns a failed one", async ({
  browser,
}) => {
  test.slow();
  const { person, accountNumber } = await fundedUser(browser, "Kemi", 20_000_00n, "0601");
  const { page } = person;
  await addAccount(person, accountNumber);
  await expect(page.getByRole("heading", { name: "Guaranty Trust Bank" })).toBeVisible();
  const reference = await withdraw(page, "5,000");
  await page.goBack();
  await expect(page.getByText("You just requested the same withdrawal")).toBeVisible();
  await expect(page.getByRole("button", { name: "Withdraw ₦5,000" })).toBeHidden();
  await expectWallet(page, 14_990_00n);
  await page.goto(`/wallet/payouts/${reference}`);
  await disclose(page, "Cancel withdrawal");
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(payoutStatus(page)).toContainText("Cancelled: money returned");
  await expectWallet(page, 20_000_00n);

  await endHold(await withdraw(page, "6,000"));
  await expect(payoutStatus(page)).toContainText("Failed: money returned", { timeout: 60_000 });
  await expectWallet(page, 20_000_00n);
  await expect(async () => {
    const { text } = await nextMail(person.email);
    expect(text).toContain("failed");
  }).toPass();
});

test("a large withdrawal requires the approval of two members of staff", async ({ browser }) => {
  const { person, accountNumber } = await fundedUser(browser, "Bisi", 1_000_000_00n);
  const { page } = person;
  await addAccount(person, accountNumber);
  await expect(page.getByRole("heading", { name: "Guaranty Trust Bank" })).toBeVisible();
  const reference = await withdraw(page, "600,000");
  await endHold(reference);
  await expect(payoutStatus(page)).toContainText("two people review it", { timeout: 60_000 });

  const [efe, uche] = [await castMember(browser, "efe"), await staffMember(browser, "Uche", "FINANCE")];
  const place = `/admin/payouts/${reference.slice("pay-".length)}`;
  await efe.page.goto(place);
  await disclose(efe.page, "Request approval to pay");
  await efe.page.getByLabel("Category").first().selectOption("Usual for this person");
  await efe.page.getByLabel("Reason").first().fill("Known seller, the trades behind it are done.");
  await expireReauthentication(efe);
  await efe.page.getByRole("button", { name: "Request approval to pay" }).click();
  await reauthenticate(efe);
  await efe.page.getByRole("link", { name: "View request" }).click();
  await expect(efe.page.getByText("You requested this, so a colleague has to approve it.")).toBeVisible();
  await expect(efe.page.getByRole("button", { name: "Approve" })).toBeHidden();

  await uche.page.goto("/admin/payouts");
  await expect(uche.page.getByText(/approval by a colleague of Efe Okoro/).first()).toBeVisible();
  await uche.page.goto(efe.page.url());
  await expect(uche.page.getByText("Known seller, the trades behind it are done.")).toBeVisible();
  await uche.page.getByRole("button", { name: "Approve" }).click();
  await expect(uche.page.getByText("Approved and carried out.")).toBeVisible();
  await expect(payoutStatus(page)).toContainText("Paystack has paid it to your bank", { timeout: 60_000 });
  await expectWallet(page, 399_950_00n);
});
