import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { TradeView } from "@/lib/trades/schema";
import { apiGet, isShut } from "@/lib/web/browser-api";

const INTERVAL = 4_000;
/** While we are told of moves, asking only guards against one that got lost. */
const INTERVAL_WHEN_LIVE = 60_000;

export const tradeKey = (tradeId: string) => ["trade", tradeId] as const;

type Watched = { tradeId: string; version: string; isOver: boolean };

/** Looks now and then whether the trade has moved, and then has the page rendered anew by the server. */
export function useTradeWatch({ tradeId, version, isOver }: Watched, isLive: boolean): void {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: tradeKey(tradeId),
    queryFn: async () => (await apiGet<TradeView>(`/trades/${tradeId}`)).version,
    refetchInterval: ({ state: { error } }) =>
      isShut(error) ? false : isLive ? INTERVAL_WHEN_LIVE : INTERVAL,
    refetchOnWindowFocus: "always",
    refetchOnReconnect: "always",
    retry: false,
    enabled: !isOver,
  });
  useEffect(() => {
    if (data && BigInt(data) > BigInt(version)) router.refresh();
  }, [data, version, router]);
}
