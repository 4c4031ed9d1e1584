import type { Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { environment } from "./stage/environment";
import { expect, test } from "./stage/journey";
import { expectLedgerHolds } from "./stage/ledger";
import { fund } from "./stage/money";
import { asOwner } from "./stage/owner";
import { castMember, forgetProof, newPage, proveAgain, proven } from "./stage/people";
import { accept, move, publish } from "./stage/trades";

// It stops everybody's payouts: it runs when all other journeys are over.

const terms = { ...airtimeOf(1_000_00n, "GLO"), priceMinor: 900_00n } as const;
const reason = "The gateway has found its mistake and put the balance right";

/** The gateway's balance changes, and nothing says why. */
async function drift(amount: number): Promise<void> {
  const answer = await fetch(new URL("/control/paystack/drift", environment.simulatorsUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ amount, silent: true }),
  });
  expect(answer.status).toBe(200);
}

/** Books are compared every twenty seconds: the clock's next look is not waited for. */
const letComparisonsBeOld = () =>
  asOwner(
    "update reconciliation set at = at - interval '20 seconds' where kind = 'run' and at > app_now() - interval '20 seconds'",
  );

/** Looks again until the page says it: nothing there changes by itself. */
const untilItSays = (page: Page, path: string, heading: string) =>
  expect
    .poll(
      async () => {
        await letComparisonsBeOld();
        await page.goto(path);
        return page.getByRole("heading", { level: 1 }).textContent();
      },
      { timeout: 90_000, intervals: [500, 1_000] },
    )
    .toBe(heading);

test("where books and gateway drift apart payouts stop, everybody is told why, trades go on, and staff let them go again", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const stranger = await newPage(browser);
  await untilItSays(stranger, "/status", "All systems operational");

  await drift(77_700);
  await untilItSays(stranger, "/status", "Withdrawals are paused");
  const main = stranger.getByRole("main");
  await expect(main).toContainText("Balance, ₦777.00: the gateway’s balance isn’t what we expect.");
  await expect(main).toContainText("Paused since");

  const [seller, buyer] = [await proven(browser, "Sule"), await proven(browser, "Bukky")];
  await fund(buyer.page, 1_000_00n);
  await buyer.page.goto("/wallet/withdraw");
  await expect(buyer.page.getByRole("main")).toContainText("Withdrawals are paused");
  const tradeId = await accept(buyer, await publish(seller, terms));
  await move(seller, tradeId, "begin");
  await move(seller, tradeId, "deliver");

  const efe = await castMember(browser, "efe");
  await forgetProof(efe);
  await efe.page.goto("/admin/reconciliation");
  const form = efe.page.getByRole("main");
  await expect(form.getByRole("heading", { name: /^Payouts paused since/ })).toBeVisible();
  await form.getByRole("button", { name: "Resume payouts" }).click();
  await expect(form.getByLabel("Why payouts can resume")).toHaveAccessibleDescription(/at least ten letters/);
  await drift(-77_700);
  await form.getByLabel("Why payouts can resume").fill(reason);
  await form.getByRole("button", { name: "Resume payouts" }).click();
  await proveAgain(efe);
  await efe.page.waitForURL(/resumed=yes/);
  await untilItSays(stranger, "/status", "All systems operational");
  const [act] = await asOwner<{ reason: string }>(
    "select reason from audit where act = 'wallet.resume_payouts' order by id desc limit 1",
  );
  expect(act?.reason).toBe(reason);
  await test.step("after all journeys the ledger holds", expectLedgerHolds);
});
