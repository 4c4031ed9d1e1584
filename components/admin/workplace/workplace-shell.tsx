import Link from "next/link";
import type { ReactNode } from "react";
import { leave } from "@/app/(auth)/actions";
import { Form } from "@/components/form/form";
import { PageViewerProvider } from "@/components/form/page-viewer";
import { Banners } from "@/components/shell/banners";
import { LockMark } from "@/components/shell/lock-mark";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Avatar } from "@/components/ui/avatar";
import { ArrowLeftRightIcon, ChevronDownIcon, LogOutIcon } from "@/components/ui/icons";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { Keys } from "./keys";
import { LiveCounts } from "./live-counts";
import { PlaceList } from "./place-list";
import type { PlaceGroup } from "./places";
import { TopBar } from "./top-bar";

type WorkplaceShellProps = {
  viewer: { id: string; name: string; pictureId: string | null; roles: readonly StaffRole[]; unread: number };
  groups: PlaceGroup[];
  children: ReactNode;
};

/**
 * The frame of Admin: places with their counts in a side bar, search and inbox above the page, and the page in full width. Below 1,024 px
 * the places are a menu of the top bar. Both menus are native disclosures, so that they open before any script has come.
 */
export function WorkplaceShell({ viewer, groups, children }: WorkplaceShellProps) {
  return (
    <PageViewerProvider id={viewer.id}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:z-30 focus:m-2 focus:rounded-field focus:bg-surface focus:p-3"
      >
        Skip to content
      </a>
      <div className="min-h-dvh lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:text-[0.8125rem]">
        <PhoneMenu viewer={viewer} groups={groups} />
        <SideBar viewer={viewer} groups={groups} />
        <div className="min-w-0">
          <TopBar viewer={viewer} groups={groups} />
          <main
            id="content"
            tabIndex={-1}
            className={`px-4 pt-5 pb-16 outline-none lg:px-5 lg:pt-3 lg:pb-8 ${dense}`}
          >
            <Banners placement="everywhere" />
            {children}
          </main>
        </div>
      </div>
      <LiveCounts realtime={browserSettings()} />
      <Keys groups={groups} />
    </PageViewerProvider>
  );
}

type BarProps = Pick<WorkplaceShellProps, "viewer" | "groups">;

/** Below 1,024 px: a bar whose menu has the places. */
const PhoneMenu = ({ viewer, groups }: BarProps) => (
  <header className="sticky top-0 z-20 border-b border-line bg-rail lg:hidden">
    <details data-menu className="group">
      <summary className="flex h-12 items-center justify-between px-4">
        <Mark />
        <span className="flex items-center gap-1.5 font-semibold">
          Menu
          <ChevronDownIcon size={16} className="text-muted transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="absolute inset-x-0 grid max-h-[calc(100dvh-3rem)] gap-3 overflow-y-auto border-y border-line bg-rail p-3 shadow-card">
        <section aria-label="Account" className="flex items-center justify-between gap-2">
          <Name {...viewer} />
          <SignOut />
        </section>
        <PlaceList groups={groups} />
        <div className="grid gap-px border-t border-line pt-2">
          <Ways themeName="theme-in-menu" />
        </div>
      </div>
    </details>
  </header>
);

/** From 1,024 px: the places beside the page, the account below them. */
const SideBar = ({ viewer, groups }: BarProps) => (
  <aside
    aria-label="Workplace"
    className="sticky top-0 hidden h-dvh flex-col gap-3 border-r border-line bg-rail p-2 lg:flex"
  >
    <Link href="/admin" prefetch={false} className="flex min-h-10 items-center rounded-field px-2">
      <Mark />
    </Link>
    <div className="min-h-0 flex-1 overflow-y-auto">
      <PlaceList groups={groups} />
    </div>
    <details data-menu className="group relative border-t border-line pt-2">
      <summary
        aria-label="Account"
        className="flex cursor-pointer items-center rounded-field hover:bg-surface"
      >
        <Name {...viewer} />
        <ChevronDownIcon
          size={16}
          className="mr-2 ml-auto text-muted transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="absolute inset-x-0 bottom-full grid gap-px rounded-box border border-line bg-surface p-1 shadow-card">
        <Ways themeName="theme" />
        <SignOut />
      </div>
    </details>
  </aside>
);

/** Where there is room for much, headings, cards and lists of facts are tighter than in the market. */
const dense =
  "lg:[&_h1]:text-[1.375rem] lg:[&_[data-titled]]:p-4 lg:[&_[data-titled]>div:first-child]:mb-2 lg:[&_[data-titled]_h2]:text-base lg:[&_dl_dt]:text-[0.8125rem] lg:[&_[data-facts]>div]:py-1.5";

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
  "flex min-h-11 w-full cursor-pointer items-center gap-2 rounded-field px-2.5 text-left font-medium hover:bg-ground lg:min-h-8";

/** Who is signed in, in which roles. */
const Name = ({ name, pictureId, roles }: WorkplaceShellProps["viewer"]) => (
  <span className="flex min-w-0 items-center gap-2 px-2.5 py-1">
    <Avatar name={name} pictureId={pictureId} size="small" />
    <span className="min-w-0 leading-tight">
      <span className="block truncate font-semibold">{name}</span>
      <span className="block text-xs text-muted">{roles.map((role) => staffRoles[role]).join(", ")}</span>
    </span>
  </span>
);

/** The theme, and the way back to the market. */
const Ways = ({ themeName }: { themeName: string }) => (
  <>
    <div className="px-1 py-1 [&_label]:px-2.5 [&_legend]:sr-only">
      <ThemeSwitch name={themeName} />
    </div>
    <Link href="/offers" prefetch={false} className={actClass}>
      <ArrowLeftRightIcon size={16} /> Back to the market
    </Link>
  </>
);

const SignOut = () => (
  <Form action={leave}>
    <button type="submit" className={actClass}>
      <LogOutIcon size={16} /> Sign out
    </button>
  </Form>
);
