import { commitPlan } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { escrow, opening, wallet } from "@/lib/ledger/accounts";

/** A trade whose price of ₦4,150 is in escrow. */
export async function makeTrade(buyerId: string, sellerId: string, network = "MTN"): Promise<string> {
  const tradeId = newId();
  const offerId = newId();
  const terms = {
    kind: "AIRTIME",
    network,
    faceValueMinor: 5_000_00n,
    currency: "NGN",
    priceMinor: 4_150_00n,
    feeRule: { basisPoints: 150 },
  };
  const now = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  const expiresAt = now?.now ?? new Date();
  await commitPlan({
    act: "test.accept",
    principal: buyerId,
    key: tradeId,
    requestHash: "00".repeat(32),
    plan: {
      subject: { kind: "trade", id: tradeId },
      open: [opening(escrow(tradeId))],
      insert: [
        {
          table: "offer",
          row: { id: offerId, sellerId, ...terms, rateBps: 8_300, unitsTotal: 1, expiresAt },
        },
        {
          table: "trade",
          row: { id: tradeId, offerId, buyerId, sellerId, ...terms, day: "2026-11-21", moves: 1 },
        },
      ],
      transfers: [
        {
          kind: "escrow_hold",
          from: wallet(buyerId),
          to: escrow(tradeId),
          currency: "NGN",
          amount: 4_150_00n,
        },
      ],
      timeline: [
        {
          tradeId,
          sequence: 1,
          move: "accept",
          actorId: buyerId,
          actorRole: "buyer",
          fromState: null,
          toState: "IN_ESCROW",
        },
      ],
      result: {},
    },
  });
  return tradeId;
}
