import { Bell } from "@/components/inbox/bell";
import { KeyboardIcon, SearchIcon } from "@/components/ui/icons";
import { browserSettings } from "@/lib/realtime";
import { keyClass } from "./place-list";
import type { PlaceGroup } from "./places";

type TopBarProps = { viewer: { id: string; unread: number }; groups: readonly PlaceGroup[] };

/** Above the page from 1,024 px: what finds anything in Admin, the inbox, and the list of keys. */
export function TopBar({ viewer, groups }: TopBarProps) {
  const search = groups.flatMap(({ places }) => places).find(({ keyHint }) => keyHint);
  return (
    <div className="sticky top-0 z-10 hidden h-12 items-center justify-end gap-1 border-b border-line bg-ground px-5 lg:flex">
      {/* Without scripts it is a link to the page that searches; with them its key opens the palette. */}
      <a
        href={search?.href ?? "/admin"}
        data-palette
        className="mr-auto flex h-8 w-full max-w-96 items-center gap-2 rounded-field border border-edge bg-surface px-3 text-muted hover:text-ink"
      >
        <SearchIcon size={16} />
        {search ? "Find a trade, person or reference" : "Find a page"}
        <kbd aria-hidden className={`ml-auto ${keyClass}`}>
          /
        </kbd>
      </a>
      <Bell realtime={browserSettings()} userId={viewer.id} unread={viewer.unread} />
      <button
        type="button"
        data-key-list
        className="grid size-11 cursor-pointer place-items-center rounded-full hover:bg-primary-soft"
      >
        <KeyboardIcon size={20} />
        <span className="sr-only">Keyboard shortcuts</span>
      </button>
    </div>
  );
}
