import type { Page } from "@playwright/test";
import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import { castMember, type Person, verifiedUser } from "./stage/people";
import { sendMoney } from "./stage/simulators";

/** Requests a virtual account on the page; returns its number. */
async function accountOf({ page, name }: Person): Promise<string> {
  await page.goto("/wallet/fund");
  await page
    .getByRole("navigation", { name: "Payment method" })
    .getByRole("link", { name: "Bank transfer" })
    .click();
  await page.getByRole("button", { name: "Get my account number" }).click();
  const number = page.getByRole("definition").first();
  await expect(number).toHaveText(/^\d{10}$/);
  await expect(page.getByRole("definition").nth(2)).toContainText(name.toUpperCase());
  return number.innerText();
}

/** Refunds a deposit on its page. */
async function sendBack(page: Page, reference: string, button: string): Promise<void> {
  await page.goto(`/admin/deposits/${reference}`);
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: button }) });
  await form.getByRole("button", { name: button }).click();
  await expect(form.getByText("Give a reason of at least 10 characters.")).toBeVisible();
  await expect(form.getByText("Choose a category.")).toBeVisible();
  await form.getByLabel("Category").selectOption("Another reason");
  await form.getByLabel("Reason").fill("The sender's name is not the owner's.");
  await form.getByRole("button", { name: button }).click();
  await expect(form).toBeHidden();
}

const referenceOf = async (userName: string): Promise<string> => {
  const [row] = await asOwner<{ reference: string }>(
    `select d.reference from deposit d join app_user u on u.id = d.user_id where u.name = $1 order by d.created_at desc limit 1`,
    [userName],
  );
  return row?.reference ?? "";
};

test("credits a transfer from the user's own account, and updates the wallet and the header without a reload", async ({
  browser,
}) => {
  const ada = await verifiedUser(browser, "Adaeze");
  const accountNumber = await accountOf(ada);
  const { page } = ada;
  await page.goto("/wallet");
  const elsewhere = await page.context().newPage();
  await elsewhere.goto("/help");
  const balance = elsewhere.getByRole("banner").getByRole("link", { name: "Wallet ₦" });
  await expect(balance).toContainText("₦0");
  await sendMoney({ accountNumber, amount: 12_500_00, senderName: ada.name.toUpperCase() });
  // Both pages receive the event and update.
  await expect(page.getByText("₦12,500.00").first()).toBeVisible();
  await expect(balance).toContainText("₦12,500");
  await expectWallet(page, 12_500_00n);
  await page.goto(`/wallet/deposits/${await referenceOf(ada.name)}`);
  await expect(page.getByRole("heading", { name: "₦12,500.00 has been added to your wallet" })).toBeVisible();
  await expect(page.getByText(`₦12,500 received from ${ada.name.toUpperCase()}`)).toBeVisible();
});

test("quarantines a transfer from another person, and finance refunds it", async ({ browser }) => {
  test.slow();
  const ada = await verifiedUser(browser, "Adaeze");
  const { page } = ada;
  const accountNumber = await accountOf(ada);
  await page.goto("/wallet");
  await sendMoney({ accountNumber, amount: 30_000_00, senderName: "Musa Eve" });
  await page.getByRole("link", { name: "Transfer from Musa Eve" }).click();
  await expect(
    page.getByRole("heading", { name: "₦30,000.00 is being returned to the sender" }),
  ).toBeVisible();
  await expect(page.getByText("It came from an account in the name of Musa Eve")).toBeVisible();
  await expectNotice(page, "Your transfer of ₦30,000 is being returned");
  await expectWallet(page, 0n);
  const reference = await referenceOf(ada.name);

  const efe = await castMember(browser, "efe");
  await efe.page.goto("/admin/deposits");
  await efe.page.getByRole("row").filter({ hasText: ada.name }).getByRole("link").click();
  await expect(efe.page.getByText("Can only be refunded")).toBeVisible();
  await expect(efe.page.getByRole("button", { name: "to the wallet" })).toHaveCount(0);
  await page.goto(`/wallet/deposits/${reference}`);
  await sendBack(efe.page, reference, "Refund ₦30,000.00");

  await expect(page.getByRole("heading", { name: "₦30,000.00 was returned" })).toBeVisible({
    timeout: 60_000,
  });
  await expectWallet(page, 0n);
  await expectNotice(page, "₦30,000 was returned");
});

/** A person who looks at the page of the payment reads it there, so it is in the inbox but not mailed. */
async function expectNotice(page: Page, title: string): Promise<void> {
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { name: title })).toBeVisible({ timeout: 60_000 });
}

test("only finance can refund a card payment, and it is debited immediately", async ({ browser }) => {
  test.slow();
  const ada = await verifiedUser(browser, "Adaeze");
  const { page } = ada;
  const reference = await fund(page, 7_000_00n);
  await page.goto(`/wallet/deposits/${reference}`);

  const efe = await castMember(browser, "efe");
  await sendBack(efe.page, reference, "Refund ₦7,000.00");
  await expectWallet(page, 0n);
  await page.goto(`/wallet/deposits/${reference}`);
  await expect(page.getByRole("heading", { name: "₦7,000.00 was returned" })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText("Our team decided to return it")).toBeVisible();
  await efe.page.goto("/admin/refunds");
  await expect(efe.page.getByRole("row").filter({ hasText: ada.name })).toContainText("Refunded");
  const chidi = await castMember(browser, "chidi");
  for (const other of [ada, chidi]) {
    for (const path of ["/admin/deposits", `/admin/deposits/${reference}`, "/admin/refunds"])
      expect((await other.page.request.get(path)).status(), path).toBe(404);
  }
});
