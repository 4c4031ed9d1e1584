import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { type TestApp, type TestUser } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, deliverTrade } from "@/lib/trades";
import { offerOf } from "@/lib/trades/scenes-for-tests";
import { corrections } from "./correct";
import { shareCommission } from "./insurance/share";
import type { CorrectionAct } from "./kinds";
import type { CorrectionDetail } from "./schema";

export const reason = "The case has been looked at.";

/** A correction of this trade, with what is usual. */
export const detailOf = (
  user: TestUser,
  tradeId: string,
  minor: bigint,
  more: Partial<CorrectionDetail> = {},
): CorrectionDetail => ({
  userId: user.id,
  amount: { minor: minor.toString(), currency: HOME },
  direction: "in",
  caseKind: "trade",
  caseId: tradeId,
  finding: "our_mistake",
  says: "The fee was taken although the trade was cancelled.",
  ...more,
});

export async function requested(act: CorrectionAct, by: TestUser, detail: CorrectionDetail): Promise<string> {
  const { result } = await corrections[act].request(by.actor, newId(), {
    ...detail,
    reason,
    reasonCode: "other",
  });
  return result.approvalId;
}

/** A setting as it has been since this many days ago. */
export const setAsOf = (app: TestApp, name: string, value: object, days: number) =>
  app.asOwner(
    "insert into setting (id, name, value, effective_from) values ($1, $2, $3, app_now() - make_interval(days => $4))",
    [newId(), name, JSON.stringify(value), days],
  );

/** A trade that ended well. */
export async function completed(buyer: TestUser, seller: TestUser): Promise<string> {
  const { result } = await acceptOffer(buyer.actor, newId(), await offerOf(seller));
  const trade = { tradeId: result.tradeId };
  await beginTrade(seller.actor, newId(), trade);
  await deliverTrade(seller.actor, newId(), trade);
  await approveTrade(buyer.actor, newId(), trade);
  return result.tradeId;
}

/** Fills the fund with all of a trade's price, in a month that is over. */
export async function fundFilled(app: TestApp, buyer: TestUser, seller: TestUser): Promise<void> {
  const clockAt = (days: number) => app.asOwner("select set_clock(make_interval(days => $1))", [days]);
  await clockAt(-50);
  await setAsOf(app, "commission", { rules: [{ bps: 10_000 }] }, 2);
  await setAsOf(
    app,
    "insurance",
    { caseMostMinor: "50000", monthMostBps: 2_000, shareBps: 10_000, targetMinor: "100000000" },
    2,
  );
  await completed(buyer, seller);
  await clockAt(-48);
  await shareCommission(await today());
  await clockAt(0);
  await setAsOf(app, "commission", { rules: [{ bps: 150 }] }, 1);
}

export async function today(): Promise<string> {
  const row = await queryOne<{ day: string }>(
    sql`select (app_now() at time zone 'Africa/Lagos')::date::text as day`,
  );
  return row?.day ?? "";
}

/** What the insurance fund holds, in kobo. */
export async function fund(): Promise<bigint> {
  const row = await queryOne<{ balance: bigint }>(
    sql`select balance from ledger_account where kind = 'INSURANCE'`,
  );
  return row?.balance ?? 0n;
}
