import type { Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { expectWallet, fund } from "./stage/money";
import { castMember, disclose, verifiedUser } from "./stage/people";
import { control, nextMail } from "./stage/simulators";
import { accept, move, publish } from "./stage/trades";

const terms = { ...airtimeOf(1_000_00n, "GLO"), priceMinor: 900_00n } as const;
const PAID = 5_000_00n;

const raise = async (reference: string): Promise<string> =>
  String((await control("paystack/disputes", { reference })).id);

const decide = (id: string, resolution: "declined" | "bank-accepted") =>
  control("paystack/disputes/resolve", { id, resolution });

/** Reloads the page until the text appears, because emails and webhooks arrive later. */
const untilShown = (page: Page, path: string, text: string | RegExp) =>
  expect
    .poll(
      async () => {
        await page.goto(path);
        return page.getByRole("main").getByText(text).count();
      },
      { timeout: 60_000, intervals: [300, 600, 1_000] },
    )
    .toBeGreaterThan(0);

/** Opens the chargeback from the staff queue. */
async function openFromQueue(page: Page, name: string): Promise<void> {
  await untilShown(page, "/admin/chargebacks", name);
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: /^Chargeback / })).toBeVisible();
}

async function disputedBuyer(browser: Parameters<typeof verifiedUser>[0], firstName: string) {
  const [seller, buyer] = [await verifiedUser(browser, "Sade"), await verifiedUser(browser, firstName)];
  const reference = await fund(buyer.page, PAID);
  const tradeId = await accept(buyer, await publish(seller, terms));
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");
  await move(buyer, tradeId, "approve");
  return { seller, buyer, reference, disputeId: await raise(reference) };
}

test("staff respond to a chargeback with evidence, and the bank decides for us", async ({ browser }) => {
  test.setTimeout(240_000);
  const { seller, buyer, reference, disputeId } = await disputedBuyer(browser, "Dapo");
  await untilShown(buyer.page, `/wallet/deposits/${reference}`, "A bank has disputed this payment");
  await expectWallet(buyer.page, 0n);
  expect((await nextMail(buyer.email)).text).toContain("disputed");

  const { page } = await castMember(browser, "efe");
  await page.goto("/admin");
  await expect(page.getByRole("list", { name: "Health" })).toContainText(/Chargebacks \d+ to answer/);
  await openFromQueue(page, buyer.name);
  const main = page.getByRole("main");
  await expect(main.getByText("left, until")).toBeVisible();
  await expect(main).toContainText("confirmed as received, seller paid, by the customer");
  await expect(main).not.toContainText(seller.name);
  const evidence = main.getByLabel("Evidence for the bank");
  await expect(evidence).toHaveValue(/₦1,000 Glo airtime for ₦900\.00/);
  await evidence.fill(`${await evidence.inputValue()}\nThe customer has used the airtime.`);
  await main.getByRole("button", { name: "Send evidence" }).click();
  await expect(main.getByRole("heading", { name: "Disputed by us" })).toBeVisible();
  await untilShown(page, page.url(), /The gateway received our response/);
  await expect(main).toContainText("The customer has used the airtime.");

  await decide(disputeId, "declined");
  await untilShown(buyer.page, `/wallet/deposits/${reference}`, "₦5,000.00 has been added to your wallet");
  await expectWallet(buyer.page, PAID - terms.priceMinor);
  await page.goto(page.url());
  await expect(main.getByText("Won", { exact: true })).toBeVisible();
});

test("the bank decides against us: the debt is recovered from the next deposit, and staff unfreeze the account", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { buyer, reference, disputeId } = await disputedBuyer(browser, "Femi");
  await untilShown(buyer.page, `/wallet/deposits/${reference}`, "A bank has disputed this payment");
  await decide(disputeId, "bank-accepted");
  await untilShown(buyer.page, `/wallet/deposits/${reference}`, /The bank took back ₦5,000\.00/);
  await expectWallet(buyer.page, 0n);

  const { page } = await castMember(browser, "efe");
  await openFromQueue(page, buyer.name);
  const main = page.getByRole("main");
  await expect(main).toContainText("Our loss");
  await disclose(main, "Unfreeze account");
  await main.getByLabel("Category").selectOption("They explained it");
  await main.getByLabel("Reason").fill("They have shown us that their card was stolen.");
  await main.getByRole("button", { name: "Unfreeze account" }).click();
  await expect(main.getByText("No restrictions", { exact: true })).toBeVisible();

  await fund(buyer.page, 1_000_00n);
  await expect
    .poll(
      async () => {
        await page.goto(page.url());
        return main.getByRole("definition").allTextContents();
      },
      { timeout: 60_000, intervals: [300, 600, 1_000] },
    )
    .toEqual(expect.arrayContaining(["₦900.00"]));
  await expectWallet(buyer.page, 100_00n);
});
