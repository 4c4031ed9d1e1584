import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useRefresh } from "@/components/realtime/use-refresh";
import type { TradeView } from "@/lib/trades/schema";
import { apiGet, isAccessLost } from "@/lib/web/browser-api";

const INTERVAL = 4_000;
/** While connected, polling only recovers lost events. */
const INTERVAL_WHEN_LIVE = 60_000;

export const tradeKey = (tradeId: string) => ["trade", tradeId] as const;

type Watched = { tradeId: string; version: string; isStopped: boolean; isOver: boolean };

/** Polls whether the trade has moved, or its clock stopped or started, and then refreshes the page. */
export function useTradeWatch({ tradeId, version, isStopped, isOver }: Watched, isLive: boolean): void {
  const refresh = useRefresh();
  const { data } = useQuery({
    queryKey: tradeKey(tradeId),
    queryFn: async () => {
      const { version: latest, stoppedBy } = await apiGet<TradeView>(`/trades/${tradeId}`);
      return { latest, isStopped: stoppedBy !== null };
    },
    refetchInterval: ({ state: { error } }) =>
      isAccessLost(error) ? false : isLive ? INTERVAL_WHEN_LIVE : INTERVAL,
    refetchOnWindowFocus: "always",
    refetchOnReconnect: "always",
    retry: false,
    enabled: !isOver,
  });
  useEffect(() => {
    if (data && (BigInt(data.latest) > BigInt(version) || data.isStopped !== isStopped)) refresh();
  }, [data, version, isStopped, refresh]);
}
