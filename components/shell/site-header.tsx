import Link from "next/link";
import { Bell } from "@/components/inbox/bell";
import { LiveBalance } from "@/components/statements/live-balance";
import { ButtonLink } from "@/components/ui/button";
import { PlusIcon, WalletIcon } from "@/components/ui/icons";
import { naira } from "@/lib/money/format";
import { AccountMenu } from "./account-menu";
import { CartLink } from "./cart-link";
import { KindLinks } from "./kinds";
import { Logo } from "./logo";
import { SearchField } from "./search-field";
import type { SignOutAction, Viewer } from "./viewer";

type SiteHeaderProps = {
  viewer: Viewer | null;
  signOutAction?: SignOutAction;
  /** How many listings are in the cart. */
  cart: number;
};

/**
 * The bar above every page, for all kinds: search first. On a phone it is one row of 56 px, and gives way to the bar of a page that is
 * about one thing (`data-thing`).
 */
export function SiteHeader({ viewer, signOutAction, cart }: SiteHeaderProps) {
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-ground/90 backdrop-blur-md max-md:group-has-[[data-thing]]/shell:hidden">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-30 focus:m-2 focus:rounded-field focus:bg-surface focus:p-3"
      >
        Skip to content
      </a>
      <div className="wrap flex h-14 items-center gap-2 md:h-16 md:gap-4 lg:gap-6">
        <Logo href={viewer ? "/home" : "/"} isShort />
        <SearchField />
        <KindLinks />
        <div className="flex shrink-0 items-center gap-1 md:gap-2 ml-auto">
          <SellLink />
          <CartLink count={cart} />
          {viewer ? <SignedIn viewer={viewer} signOutAction={signOutAction} /> : <SignedOut />}
        </div>
      </div>
    </header>
  );
}

const SellLink = () => (
  <ButtonLink
    href="/sell"
    kind="quiet"
    size="small"
    className="hidden border-transparent! bg-primary-soft! text-primary-ink! md:inline-flex"
  >
    <PlusIcon size={18} />
    Sell
  </ButtonLink>
);

function SignedIn({ viewer, signOutAction }: { viewer: Viewer; signOutAction?: SignOutAction }) {
  return (
    <>
      <Bell realtime={viewer.realtime} userId={viewer.id} unread={viewer.unread} />
      {viewer.balanceMinor !== null && (
        <Link
          href="/wallet"
          prefetch={false}
          className="hidden min-h-11 items-center gap-2 rounded-full border border-line bg-surface px-3.5 text-sm hover:border-edge lg:inline-flex"
        >
          <WalletIcon size={17} className="text-muted" label="Wallet" />
          <LiveBalance realtime={viewer.realtime} userId={viewer.id} text={naira(viewer.balanceMinor)} />
        </Link>
      )}
      <AccountMenu viewer={viewer} signOutAction={signOutAction} />
    </>
  );
}

function SignedOut() {
  return (
    <>
      <ButtonLink href="/sign-in" kind="quiet" size="small" className="border-transparent px-3">
        Sign in
      </ButtonLink>
      <ButtonLink href="/sign-up" size="small" className="max-md:hidden">
        Sign up
      </ButtonLink>
    </>
  );
}
