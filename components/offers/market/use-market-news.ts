import { useRef, useState } from "react";
import { useAsking } from "@/components/realtime/use-asking";
import { useChannel } from "@/components/realtime/use-channel";
import type { OfferView } from "@/lib/offers/schema";
import { OFFERS_CHANNEL, type RealtimeSettings } from "@/lib/realtime/channels";
import { apiGet } from "@/lib/web/browser-api";
import { newsBetween, type Shown } from "./market-news";

/** Polling interval while disconnected. */
const ASK_EVERY_MS = 30_000;
/** All viewers receive a hint simultaneously, so their requests are spread over this time. */
const SPREAD_MS = 3_000;
/** How long a taken offer stays to be seen before it leaves. */
const FADE_MS = 4_000;

export type Leaving = "fading" | "left";

/**
 * What has happened to the offers since the server read them: which of those shown are gone, and which are new. `query` is
 * the question to /api/v1/offers whose answer is shown; without it new ones are not looked for.
 */
export function useMarketNews(realtime: RealtimeSettings, shown: Shown, query: string | undefined) {
  const [gone, setGone] = useState<Record<string, Leaving>>({});
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const [readAt, setReadAt] = useState(shown.readAt);
  const returned = useRef(new Set<string>());
  const isAsking = useRef(false);
  if (readAt !== shown.readAt) {
    setReadAt(shown.readAt);
    setGone({});
    setFresh([]);
  }

  const take = (ids: readonly string[]) => {
    const known = ids.filter((id) => shown.ids.includes(id) && !gone[id]);
    const mark = (as: Leaving) =>
      setGone((before) => ({ ...before, ...Object.fromEntries(known.map((id) => [id, as])) }));
    if (known.length === 0) return;
    mark("fading");
    setTimeout(() => mark("left"), FADE_MS);
  };

  const ask = async () => {
    isAsking.current = false;
    if (!query || document.visibilityState !== "visible") return;
    const { items } = await apiGet<{ items: OfferView[] }>(`/offers?${query}`);
    const news = newsBetween(shown, items, returned.current);
    setFresh(news.fresh);
    take(news.gone);
  };
  const askSoon = () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setTimeout(() => void ask().catch(() => {}), Math.random() * SPREAD_MS); // on failure the next hint refetches
  };

  const live = useChannel(realtime, OFFERS_CHANNEL, {
    "offer.gone": ({ offerId = "" }) => take([offerId]),
    "offer.fresh": ({ offerId = "" }) => {
      returned.current.add(offerId);
      askSoon();
    },
    caughtUp: askSoon,
  });
  useAsking(askSoon, live ? null : ASK_EVERY_MS);
  return { gone, fresh };
}
