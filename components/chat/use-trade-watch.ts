import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { TradeView } from "@/lib/trades/schema";
import { apiGet } from "@/lib/web/browser-api";

const INTERVAL = 4_000;

type Watched = { tradeId: string; version: string; isOver: boolean };

/** Looks every few seconds whether the trade has moved, and then has the page rendered anew by the server. */
export function useTradeWatch({ tradeId, version, isOver }: Watched): void {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["trade", tradeId],
    queryFn: async () => (await apiGet<TradeView>(`/trades/${tradeId}`)).version,
    refetchInterval: INTERVAL,
    refetchOnWindowFocus: "always",
    refetchOnReconnect: "always",
    retry: false,
    enabled: !isOver,
  });
  useEffect(() => {
    if (data && BigInt(data) > BigInt(version)) router.refresh();
  }, [data, version, router]);
}
