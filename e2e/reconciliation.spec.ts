import type { Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { expect, test } from "./stage/journey";
import { expectLedgerHolds } from "./stage/ledger";
import { fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import {
  castMember,
  disclose,
  expireReauthentication,
  newPage,
  reauthenticate,
  verifiedUser,
} from "./stage/people";
import { control } from "./stage/simulators";
import { accept, move, publish } from "./stage/trades";

// It stops all payouts, so it runs after all other journeys.

const terms = { ...airtimeOf(1_000_00n, "GLO"), priceMinor: 900_00n } as const;
const reason = "The gateway has found its mistake and put the balance right";

/** Changes the gateway's balance without a record. */
async function drift(amount: number): Promise<void> {
  await control("paystack/drift", { amount, silent: true });
}

/** Makes the next comparison due now, instead of after twenty seconds. */
const ageComparisons = () =>
  asOwner(
    "update reconciliation set at = at - interval '20 seconds' where kind = 'run' and at > app_now() - interval '20 seconds'",
  );

/** Reloads the page until it has this heading. */
const untilHeading = (page: Page, path: string, heading: string) =>
  expect
    .poll(
      async () => {
        await ageComparisons();
        await page.goto(path);
        return page.getByRole("heading", { level: 1 }).textContent();
      },
      { timeout: 90_000, intervals: [500, 1_000] },
    )
    .toBe(heading);

test("a mismatch with the gateway pauses payouts with a public reason, trades continue, and staff resume payouts", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const stranger = await newPage(browser);
  await untilHeading(stranger, "/status", "All systems operational");

  await drift(77_700);
  await untilHeading(stranger, "/status", "Withdrawals are paused");
  const main = stranger.getByRole("main");
  await expect(main).toContainText("Balance, ₦777.00: the gateway’s balance isn’t what we expect.");
  await expect(main).toContainText("Paused since");

  const [seller, buyer] = [await verifiedUser(browser, "Sule"), await verifiedUser(browser, "Bukky")];
  await fund(buyer.page, 1_000_00n);
  await buyer.page.goto("/wallet/withdraw");
  await expect(buyer.page.getByRole("main")).toContainText("Withdrawals are paused");
  const tradeId = await accept(buyer, await publish(seller, terms));
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");

  const efe = await castMember(browser, "efe");
  const gbenga = await castMember(browser, "gbenga");
  await expireReauthentication(efe);
  await efe.page.goto("/admin/reconciliation");
  await expect(efe.page.getByRole("heading", { name: /^Payouts paused since/ })).toBeVisible();
  await efe.page.getByRole("link", { name: "Resume payouts" }).click();
  await drift(-77_700);
  const form = efe.page.getByRole("main");
  await disclose(efe.page, "Request to resume payouts");
  await form.getByLabel("Category").selectOption("The books agree again");
  await form.getByLabel("Reason").fill(reason);
  await form.getByRole("button", { name: "Request to resume payouts" }).click();
  await reauthenticate(efe);
  await efe.page.waitForURL(/\/admin\/approvals\//);
  await gbenga.page.goto(efe.page.url());
  await gbenga.page.getByRole("button", { name: "Approve" }).click();
  await expect(gbenga.page.getByText("Approved and carried out.")).toBeVisible();
  await untilHeading(stranger, "/status", "All systems operational");
  const [act] = await asOwner<{ reason: string }>(
    "select reason from audit where act = 'payouts.resume' order by id desc limit 1",
  );
  expect(act?.reason).toBe(reason);
  await test.step("the ledger holds after all journeys", expectLedgerHolds);
});
