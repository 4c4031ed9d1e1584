import { useEffect, useState } from "react";
import { apiGet } from "@/lib/web/browser-api";

export type Suggestion = { query: string; kind: "recent" | "popular" | "word" };

const PAUSE_MS = 150;

const ask = async (typed: string): Promise<Suggestion[]> =>
  (await apiGet<{ items: Suggestion[] }>(`/search/suggestions?q=${encodeURIComponent(typed)}`)).items;

/** The suggestions for what a field holds, from its focus until the focus is elsewhere. Without an answer there are none. */
export function useSuggestions(field: HTMLInputElement, isWithin: (target: Node) => boolean) {
  const [items, setItems] = useState<Suggestion[]>([]);
  const [isOpen, setOpen] = useState(true);
  useEffect(() => {
    let waiting: number | undefined;
    const show = () => {
      const asked = field.value;
      // Answers can overtake each other: only that to the last question is shown.
      const taken = (found: Suggestion[]) => {
        if (asked !== field.value) return;
        setItems(found);
        setOpen(document.activeElement === field);
      };
      ask(asked.slice(0, 100)).then(taken, () => taken([]));
    };
    const type = () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(show, PAUSE_MS);
    };
    const leave = ({ target }: Event) => {
      if (!(target instanceof Node && (field.contains(target) || isWithin(target)))) setOpen(false);
    };
    const on = [
      [field, "input", type],
      [field, "focus", show],
      [document, "focusin", leave],
      [document, "pointerdown", leave],
    ] as const;
    for (const [target, name, listener] of on) target.addEventListener(name, listener);
    show();
    return () => {
      clearTimeout(waiting);
      for (const [target, name, listener] of on) target.removeEventListener(name, listener);
    };
  }, [field, isWithin]);
  return { items, setItems, isOpen, setOpen };
}
