import Link from "next/link";
import type { ReactNode } from "react";
import { leave } from "@/app/(auth)/actions";
import { Form } from "@/components/form/form";
import { PageViewerProvider } from "@/components/form/page-viewer";
import { Banners } from "@/components/shell/banners";
import { LockMark } from "@/components/shell/lock-mark";
import { Avatar } from "@/components/ui/avatar";
import { ArrowLeftRightIcon, ChevronDownIcon, KeyboardIcon, LogOutIcon } from "@/components/ui/icons";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { Keys } from "./keys";
import { LiveCounts } from "./live-counts";
import { PlaceList } from "./place-list";
import type { PlaceGroup } from "./places";

type WorkplaceShellProps = {
  viewer: { id: string; name: string; pictureId: string | null; roles: readonly StaffRole[] };
  groups: PlaceGroup[];
  children: ReactNode;
};

/**
 * The frame of Admin: places with their counts in a side bar, below 1,024 px in a menu of the top bar, and the page in full width.
 * The menu is a native disclosure, so that it opens before any script has come.
 */
export function WorkplaceShell({ viewer, groups, children }: WorkplaceShellProps) {
  const places = <PlaceList groups={groups} />;
  const account = <Account {...viewer} />;
  return (
    <PageViewerProvider id={viewer.id}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:z-30 focus:m-2 focus:rounded-field focus:bg-surface focus:p-3"
      >
        Skip to content
      </a>
      <div className="min-h-dvh lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:text-[0.8125rem]">
        <header className="sticky top-0 z-20 border-b border-line bg-rail lg:hidden">
          <details data-menu className="group">
            <summary className="flex h-12 items-center justify-between px-4">
              <Mark />
              <span className="flex items-center gap-1.5 font-semibold">
                Menu
                <ChevronDownIcon
                  size={16}
                  className="text-muted transition-transform group-open:rotate-180"
                />
              </span>
            </summary>
            <div className="absolute inset-x-0 grid max-h-[calc(100dvh-3rem)] gap-3 overflow-y-auto border-y border-line bg-rail p-3 shadow-card">
              {places}
              {account}
            </div>
          </details>
        </header>
        <aside
          aria-label="Workplace"
          className="sticky top-0 hidden h-dvh flex-col gap-3 border-r border-line bg-rail p-2 lg:flex"
        >
          <Link href="/admin" prefetch={false} className="flex min-h-10 items-center rounded-field px-2">
            <Mark />
          </Link>
          <div className="min-h-0 flex-1 overflow-y-auto">{places}</div>
          {account}
        </aside>
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 px-4 pt-5 pb-16 outline-none lg:px-5 lg:pt-4 lg:pb-8 lg:[&_h1]:text-[1.375rem]"
        >
          <Banners placement="everywhere" />
          {children}
        </main>
      </div>
      <LiveCounts realtime={browserSettings()} />
      <Keys groups={groups} />
    </PageViewerProvider>
  );
}

const Mark = () => (
  <span className="flex items-center gap-2 font-display text-lg font-bold tracking-[-0.03em]">
    <LockMark size={24} />
    Amana
    <span className="rounded border border-edge px-1.5 font-sans text-xs font-medium tracking-normal text-muted">
      Staff
    </span>
  </span>
);

const actClass =
  "flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-field px-2.5 text-left font-medium hover:bg-surface lg:min-h-7";

/** Who is signed in, in which roles; the way back to the market, and out. */
const Account = ({ name, pictureId, roles }: WorkplaceShellProps["viewer"]) => (
  <section aria-label="Account" className="grid gap-px border-t border-line pt-2">
    <div className="flex items-center gap-2 px-2.5 py-1">
      <Avatar name={name} pictureId={pictureId} size="small" />
      <div className="min-w-0 leading-tight">
        <p className="truncate font-semibold">{name}</p>
        <p className="text-xs text-muted">{roles.map((role) => staffRoles[role]).join(", ")}</p>
      </div>
    </div>
    <button type="button" data-key-list className={`${actClass} max-lg:hidden`}>
      <KeyboardIcon size={16} /> Keyboard shortcuts
    </button>
    <Link href="/offers" prefetch={false} className={actClass}>
      <ArrowLeftRightIcon size={16} /> Back to the market
    </Link>
    <Form action={leave}>
      <button type="submit" className={actClass}>
        <LogOutIcon size={16} /> Sign out
      </button>
    </Form>
  </section>
);
