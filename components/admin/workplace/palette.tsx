import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { SearchIcon } from "@/components/ui/icons";
import { Panel } from "./panel";
import type { Place, PlaceGroup } from "./places";

type PaletteProps = { groups: PlaceGroup[]; onClose: () => void };

/** Goes to a page by the beginning of its name, or searches for anything else that is typed. */
export function Palette({ groups, onClose }: PaletteProps) {
  const [text, setText] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const choices = choicesFor(
    groups.flatMap(({ places }) => places),
    text.trim(),
  );
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [...(panel.current?.querySelectorAll<HTMLElement>("input, a[href]") ?? [])];
    const from = stops.findIndex((stop) => stop === document.activeElement);
    stops[(from + step + stops.length) % stops.length]?.focus();
  };
  return (
    <Panel label="Search Admin" onClose={onClose}>
      <div ref={panel}>
        <form
          method="get"
          onSubmit={(event) => {
            event.preventDefault();
            panel.current?.querySelector<HTMLElement>("a[href]")?.click();
          }}
          className="flex items-center gap-3 border-b border-line px-4"
        >
          <SearchIcon size={18} className="text-muted" />
          <input
            type="search"
            value={text}
            onKeyDown={walk}
            onChange={({ target }) => setText(target.value)}
            maxLength={254}
            autoComplete="off"
            aria-label="A page, an ID, a payment reference, a full email address or phone number, or a name"
            placeholder="Find a page, trade, person or reference"
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
          />
        </form>
        <ul aria-label="Results" className="max-h-[50vh] overflow-y-auto p-1.5">
          {choices.map(({ href, label, waiting = 0 }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                onClick={onClose}
                onKeyDown={walk}
                className="flex min-h-9 items-center gap-3 rounded-field px-3 font-medium wrap-anywhere hover:bg-ground focus-visible:bg-ground"
              >
                {label}
                {waiting > 0 && <span className="text-muted">{waiting} waiting</span>}
              </Link>
            </li>
          ))}
        </ul>
        <p aria-live="polite" className="border-t border-line px-4 py-2 text-xs text-muted">
          {choices.length === 0 ? "No page has this name." : "Enter opens the first one; arrow keys move."}
        </p>
      </div>
    </Panel>
  );
}

/** Pages whose name begins with the text, then the search for it, if the viewer may search. */
function choicesFor(places: Place[], text: string): Place[] {
  const found = places.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase()));
  const search = places.find(({ keyHint }) => keyHint);
  if (text === "" || !search) return found;
  const href = `${search.href}?${new URLSearchParams({ q: text })}`;
  return [...found, { href, label: `Search for “${text}”` }];
}
