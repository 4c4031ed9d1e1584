import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { CategoryPage } from "@/lib/catalog/schema";
import { apiGet, fetchFile } from "@/lib/web/browser-api";

export interface Named {
  slug: string;
  name: string;
}

const REST_MS = 350;
const SHORTEST = 3;
const none: readonly Named[] = [];

/** Categories that a title may be of, by its words. */
export function useGuesses(title: string): readonly Named[] {
  const [guesses, setGuesses] = useState(none);
  const words = title.trim();
  useEffect(() => {
    if (words.length < SHORTEST) return () => {};
    let isOver = false;
    const ask = async () => {
      const answer = await fetchFile(`/sell/goods/guess?${new URLSearchParams({ title: words })}`);
      const found = answer ? (JSON.parse(await answer.text()) as Named[]) : none;
      if (!isOver) setGuesses(found);
    };
    const timer = setTimeout(() => void ask(), REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words]);
  return words.length < SHORTEST ? none : guesses;
}

export type Asked = { is: "none" } | { is: "asking" } | { is: "there"; page: CategoryPage } | { is: "lost" };

/** What a category asks of its listings, once it is chosen; the likeliest guess is asked ahead. */
export function useCategory(slug: string, likely: string | undefined, begun: CategoryPage | undefined) {
  const [found, setFound] = useState<{ slug: string; page?: CategoryPage } | undefined>(
    begun && { slug: begun.slug, page: begun },
  );
  const pages = useRef(new Map<string, Promise<CategoryPage>>());
  const ask = (wanted: string): Promise<CategoryPage> => {
    const known = pages.current.get(wanted);
    if (known) return known;
    const page = apiGet<CategoryPage>(`/categories/${encodeURIComponent(wanted)}`);
    pages.current.set(wanted, page);
    page.catch(() => pages.current.delete(wanted));
    return page;
  };
  const read = (wanted: string) =>
    ask(wanted).then(
      (page) => setFound({ slug: wanted, page }),
      () => setFound({ slug: wanted }),
    );
  const chosen = useEffectEvent((wanted: string) => {
    if (found?.slug !== wanted) void read(wanted);
  });
  const ahead = useEffectEvent((wanted: string) => void ask(wanted).catch(() => undefined));
  useEffect(() => {
    if (slug) chosen(slug);
  }, [slug]);
  useEffect(() => {
    if (likely) ahead(likely);
  }, [likely]);
  return { asked: askedOf(slug, found), again: () => void read(slug) };
}

function askedOf(slug: string, found: { slug: string; page?: CategoryPage } | undefined): Asked {
  if (slug === "") return { is: "none" };
  if (found?.slug !== slug) return { is: "asking" };
  return found.page ? { is: "there", page: found.page } : { is: "lost" };
}
