import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import type { Network } from "@/lib/assets/airtime/networks";
import { after, HOUR, lagosDay } from "@/lib/kernel/clock";
import { commitPlan, type Plan, transfer } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { offered } from "@/lib/offers/rules";

/** A trade whose price of ₦4,150 is in escrow. */
export async function makeTrade(
  buyerId: string,
  sellerId: string,
  operator: Network = "MTN",
): Promise<string> {
  const tradeId = newId();
  const offerId = newId();
  const airtime = { ...airtimeOf(5_000_00n, operator), priceMinor: 4_150_00n };
  const feeRule = { n: 150, d: 10_000, round: "half_up" };
  const now = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  const expiresAt = after(now?.now ?? new Date(), HOUR);
  const day = lagosDay(now?.now ?? new Date());
  const traded = (id: string) => ({
    table: "allowance",
    id,
    change: { tradedMinor: 4_150_00n },
    guard: { day },
  });
  const offer = {
    id: offerId,
    sellerId,
    ...offered(airtime),
    feeRule,
    unitsTotal: 1n,
  };
  const act = (principal: string, key: string, plan: Plan) =>
    commitPlan({ act: "test.accept", principal, key, requestHash: "00".repeat(32), plan });
  await act(sellerId, offerId, {
    subject: { kind: "offer", id: offerId },
    counts: [{ table: "allowance", id: sellerId, change: { openOffers: 1 } }],
    insert: [{ table: "offer", row: { ...offer, expiresAt } }],
    result: {},
  });
  const line = { line: 1, offerId, termsVersion: 1n, units: 1n, unitPriceMinor: 4_150_00n, vatMinor: 0n };
  const parties = { buyerId, sellerId, performerId: sellerId, confirmerId: buyerId };
  const delivery = toPhone("+2348031234567");
  const held = { currency: HOME, holdMinor: 4_150_00n, holdCurrency: HOME, holdSource: "wallet" };
  await act(buyerId, tradeId, {
    subject: { kind: "trade", id: tradeId },
    insert: [
      {
        table: "trade",
        row: {
          id: tradeId,
          ...parties,
          ...airtime,
          listedUnder: operator,
          feeRule,
          delivery,
          ...held,
          lines: [line],
        },
      },
    ],
    counts: [{ table: "offer", id: offerId, change: { unitsHeld: 1 } }, traded(buyerId), traded(sellerId)],
    transfers: [transfer("escrow_hold", wallet(buyerId, HOME), hold("trade", tradeId, HOME), 4_150_00n)],
    result: {},
  });
  return tradeId;
}
