"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import { SearchIcon } from "@/components/ui/icons";
import type { SuggestionsProps } from "./search-suggestions";

/**
 * The search of the header: a plain form, which a script sends without loading the page anew. '/' leads to it. What suggests is loaded once
 * the field is in use.
 */
export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  const [Suggestions, setSuggestions] = useState<ComponentType<SuggestionsProps>>();
  const [used, setUsed] = useState<HTMLInputElement>();
  const router = useRouter();
  const words = useSearchParams().get("q") ?? "";
  const asked = usePathname().startsWith("/goods") ? words : "";
  useSlashKey(field);
  const search = (typed: string) => {
    const q = typed.trim();
    document.documentElement.dataset.loading = "";
    router.push(q ? `/goods?q=${encodeURIComponent(q)}` : "/goods");
  };
  return (
    <search className="relative min-w-0 flex-1 md:max-w-88">
      <form
        method="get"
        action="/goods"
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          search(field.current?.value ?? "");
        }}
      >
        <SearchIcon size={18} className="pointer-events-none absolute top-0 left-3.5 h-full text-muted" />
        <input
          key={asked}
          ref={field}
          name="q"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={200}
          defaultValue={asked}
          aria-label="Search Amana"
          aria-keyshortcuts="/"
          onFocus={({ currentTarget }) => {
            setUsed(currentTarget);
            // Without them the field searches as it is.
            import("./search-suggestions").then(
              (loaded) => setSuggestions(() => loaded.SearchSuggestions),
              () => undefined,
            );
          }}
          placeholder="Search phones, gowns, generators"
          className="h-11 w-full rounded-full border border-line bg-surface pr-4 pl-10 text-base text-ellipsis placeholder:text-muted hover:border-edge md:text-sm lg:pr-11"
        />
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-2.5 right-3 grid h-6 w-6 place-items-center rounded-md border border-line text-xs text-muted max-lg:hidden [input:focus~&]:hidden"
        >
          /
        </kbd>
      </form>
      {Suggestions && used && (
        <Suggestions
          field={used}
          search={(words) => {
            if (field.current) field.current.value = words;
            search(words);
          }}
        />
      )}
    </search>
  );
}

/** '/' leads to the field from anywhere but another field. */
function useSlashKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, metaKey, ctrlKey, altKey } = event;
      if (key !== "/" || metaKey || ctrlKey || altKey) return;
      if (target instanceof Element && target.closest("input, select, textarea, dialog, [contenteditable]"))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [field]);
}
