"use client";
import { type MouseEvent, useCallback, useEffect, useRef } from "react";
import { usePageViewer } from "@/components/form/page-viewer";
import { ClockIcon, SearchIcon, TrendingUpIcon } from "@/components/ui/icons";
import { apiDelete } from "@/lib/web/browser-api";
import { type Suggestion, useSuggestions } from "./use-suggestions";

/** What the suggestions need of the field that they stand under. */
export interface SuggestionsProps {
  field: HTMLInputElement;
  /** Searches for these words. */
  search: (words: string) => void;
}

/** What could be meant by what is typed so far, under the search field: links, which the arrow keys lead through and Escape closes. */
export function SearchSuggestions({ field, search }: SuggestionsProps) {
  const panel = useRef<HTMLDivElement>(null);
  const isWithin = useCallback((target: Node) => panel.current?.contains(target) ?? false, []);
  const { items, setItems, isOpen, setOpen } = useSuggestions(field, isWithin);
  const isSignedIn = usePageViewer() !== "";
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.target !== field && !isWithin(event.target as Node)) return;
      if (event.key === "Escape") {
        setOpen(false);
        field.focus();
      }
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const stops = [field, ...(panel.current?.querySelectorAll<HTMLElement>("a, button") ?? [])];
      const next = step && stops[stops.indexOf(document.activeElement as HTMLElement) + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [field, isWithin, setOpen]);

  if (!isOpen || items.length === 0) return null;
  const choose = (words: string) => {
    setOpen(false);
    search(words);
  };
  const clear = async () => {
    await apiDelete("/me/recent-searches", {});
    setItems((shown) => shown.filter(({ kind }) => kind !== "recent"));
    field.focus();
  };
  return (
    <div
      ref={panel}
      className="absolute inset-x-0 top-full z-20 mt-2 overflow-hidden rounded-box border border-line bg-surface py-2 shadow-card max-md:fixed max-md:inset-x-2 max-md:top-14 max-md:mt-1"
    >
      <ul aria-label="Suggestions">
        {items.map((one) => (
          <Line key={one.query} suggestion={one} choose={choose} />
        ))}
      </ul>
      {isSignedIn && items.some(({ kind }) => kind === "recent") && (
        <button
          type="button"
          onClick={() => void clear().catch(() => undefined)}
          className="mt-1 min-h-11 cursor-pointer px-4 text-sm font-semibold text-primary-ink hover:underline"
        >
          Clear my searches
        </button>
      )}
    </div>
  );
}

const icons = { recent: ClockIcon, popular: TrendingUpIcon, word: SearchIcon };

type LineProps = { suggestion: Suggestion; choose: (words: string) => void };

function Line({ suggestion: { query, kind }, choose }: LineProps) {
  const Icon = icons[kind];
  const press = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choose(query);
  };
  return (
    <li>
      <a
        href={`/goods?q=${encodeURIComponent(query)}`}
        onClick={press}
        className="flex min-h-11 items-center gap-3 px-4 hover:bg-ground focus-visible:bg-ground"
      >
        <Icon size={17} className="text-muted" />
        <span className="min-w-0 truncate">
          {query}
          {kind === "recent" && <span className="sr-only">, searched before</span>}
        </span>
        {kind === "popular" && <span className="ml-auto text-xs text-muted">Popular</span>}
      </a>
    </li>
  );
}
