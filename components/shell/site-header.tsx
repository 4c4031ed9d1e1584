import Link from "next/link";
import { Bell } from "@/components/inbox/bell";
import { LiveBalance } from "@/components/statements/live-balance";
import { NeedsCount } from "@/components/trades/needs-count";
import { ButtonLink } from "@/components/ui/button";
import { PlusIcon, WalletIcon } from "@/components/ui/icons";
import { naira } from "@/lib/money/format";
import { AccountMenu } from "./account-menu";
import { Logo } from "./logo";
import { NavLink } from "./nav-link";
import type { SignOutAction, Viewer } from "./viewer";

const place =
  "inline-flex min-h-11 items-center gap-2 rounded-field px-3.5 font-medium hover:bg-primary-soft aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-ink";

type SiteHeaderProps = { viewer: Viewer | null; signOutAction?: SignOutAction };

/** The bar above every page. On a phone the places move to the tab bar below. */
export function SiteHeader({ viewer, signOutAction }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-ground/90 backdrop-blur-md">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:m-2 focus:rounded-field focus:bg-surface focus:p-3"
      >
        Skip to content
      </a>
      <div className="wrap flex h-14 items-center gap-4 md:h-16 md:gap-6">
        <Logo href={viewer ? "/home" : "/"} />
        <nav aria-label="Main" className="hidden items-center gap-1 md:flex">
          {viewer && (
            <NavLink href="/home" className={place}>
              Home
            </NavLink>
          )}
          <NavLink href="/offers" className={place}>
            Airtime
          </NavLink>
          {viewer && (
            <NavLink href="/trades" className={place}>
              My trades
              <NeedsCount viewerId={viewer.id} />
            </NavLink>
          )}
        </nav>
        <div className="ml-auto flex items-center gap-2">
          {viewer ? <SignedIn viewer={viewer} signOutAction={signOutAction} /> : <SignedOut />}
        </div>
      </div>
    </header>
  );
}

function SignedIn({ viewer, signOutAction }: { viewer: Viewer; signOutAction?: SignOutAction }) {
  return (
    <>
      <ButtonLink
        href="/offers/new"
        kind="quiet"
        size="small"
        className="hidden border-transparent! bg-primary-soft! text-primary-ink! md:inline-flex"
      >
        <PlusIcon size={18} />
        <span>
          Sell<span className="sr-only"> airtime</span>
        </span>
      </ButtonLink>
      {viewer.balanceMinor !== null && (
        <Link
          href="/wallet"
          prefetch={false}
          className="hidden min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-3.5 text-sm hover:border-edge md:inline-flex"
        >
          <WalletIcon size={17} className="text-muted" label="Wallet" />
          <LiveBalance realtime={viewer.realtime} userId={viewer.id} text={naira(viewer.balanceMinor)} />
        </Link>
      )}
      <Bell realtime={viewer.realtime} userId={viewer.id} unread={viewer.unread} />
      <AccountMenu viewer={viewer} signOutAction={signOutAction} />
    </>
  );
}

function SignedOut() {
  return (
    <>
      <ButtonLink href="/sign-in" kind="quiet" size="small" className="border-transparent">
        Sign in
      </ButtonLink>
      <ButtonLink href="/sign-up" size="small">
        Sign up
      </ButtonLink>
    </>
  );
}
