import "server-only";
import { cache } from "react";
import { isUuid } from "@/lib/kernel/ids";
import { getTradeFor } from "@/lib/trades";
import { getViewer } from "@/lib/web/session";

/** The trade, for its parties only: undefined for others. Read once a request. */
export const readRoom = cache(async (tradeId: string) => {
  const viewer = await getViewer();
  if (!viewer || !isUuid(tradeId)) return undefined;
  const trade = await getTradeFor(viewer, tradeId);
  return trade && trade.role !== "moderator" ? trade : undefined;
});
