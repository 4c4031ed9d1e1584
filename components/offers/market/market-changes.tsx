"use client";
import { useRefresh } from "@/components/realtime/use-refresh";
import { ArrowUpIcon } from "@/components/ui/icons";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { Shown } from "./market-news";
import { type Leaving, useMarketNews } from "./use-market-news";

export type MarketWatchProps = {
  realtime: RealtimeSettings;
  shown: Shown;
  /** The question to /api/v1/offers whose answer is shown; absent on later pages, where new offers do not come. */
  query?: string;
};

/** Keeps the list of offers true: taken ones fade and leave, new ones are announced and come when asked for. */
export function MarketChanges({ realtime, shown, query }: MarketWatchProps) {
  const refresh = useRefresh();
  const { gone, fresh } = useMarketNews(realtime, shown, query);
  const show = () => {
    refresh();
    scrollTo({ top: 0 });
  };
  return (
    <>
      <style>{shown.ids.map((id) => styleOf(id, gone[id])).join("")}</style>
      <output className="sr-only">{goneInWords(Object.keys(gone).length)}</output>
      <output className="sticky top-24 z-5 block h-0 -translate-y-7.5 text-center md:top-27">
        {fresh.length > 0 && (
          <button
            type="button"
            onClick={show}
            className="inline-flex min-h-11 items-center gap-2 rounded-full bg-primary px-5 font-semibold text-on-primary shadow-card hover:bg-primary-hover"
          >
            <ArrowUpIcon size={17} /> Show {fresh.length === 1 ? "a new offer" : `${fresh.length} new offers`}
          </button>
        )}
      </output>
    </>
  );
}

function goneInWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "An offer was just accepted." : `${count} offers were just accepted.`;
}

/** The cards are the server's: what has left is hidden by style, so that none of them needs a script. */
function styleOf(id: string, leaving: Leaving | undefined): string {
  const card = `article:has(a[href="/offers/${id}"])`;
  if (!leaving) return "";
  if (leaving === "left") return `${card}{display:none}`;
  return `${card}{pointer-events:none}${card}>*{opacity:.45}${card}::after{content:"Just taken";position:absolute;inset:0 auto;justify-self:center;align-self:center;padding:.25rem 1rem;font-weight:600;border-radius:99px;background:var(--wait-soft);color:var(--wait)}`;
}
