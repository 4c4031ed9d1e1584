import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { on, type Reaction } from "@/lib/kernel/events/reaction";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { tradeEvents } from "../events";
import { cancelReason } from "./cancel-reasons";
import { pauseForCancels } from "./commands/pause-for-cancels";

interface Ended {
  tradeId: string;
  buyerId: string;
  sellerId: string;
  move: string;
}

/** An order was cancelled by one of its two, for a reason that is held against them. Fewer than that takes is a refusal. */
async function countCancel({ tradeId, buyerId, sellerId, move }: Ended): Promise<void> {
  if (move !== "cancel") return;
  const trade = await queryOne<{ cancelReason: string | null }>(
    sql`select cancel_reason from trade where id = ${tradeId}::uuid`,
  );
  const code = trade?.cancelReason;
  if (!code) return;
  const as = cancelReason("seller", code) ? "seller" : "buyer";
  if (cancelReason(as, code)?.excused) return;
  const userId = as === "seller" ? sellerId : buyerId;
  await ignoreRefusal(pauseForCancels(SYSTEM, `cancels:${tradeId}`, { userId, as, tradeId }));
}

/** What follows from an order of goods that has ended. */
export const parcelReactions: readonly Reaction[] = [
  on(tradeEvents.ended, { "trades.count_cancel": countCancel }),
];
