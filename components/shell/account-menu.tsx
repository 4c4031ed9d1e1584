import Link from "next/link";
import { Form } from "@/components/form/form";
import { NeedsCount } from "@/components/trades/needs-count";
import { Avatar } from "@/components/ui/avatar";
import {
  ArrowLeftRightIcon,
  BookmarkIcon,
  GavelIcon,
  HeartIcon,
  HomeIcon,
  LogOutIcon,
  PackageIcon,
  StoreIcon,
  TrendingUpIcon,
  UserIcon,
  WalletIcon,
} from "@/components/ui/icons";
import type { SignOutAction, Viewer } from "./viewer";

const item =
  "flex min-h-11 w-full items-center gap-3 rounded-field px-3 text-left font-medium hover:bg-ground focus-visible:bg-ground";

/** The menu behind one's picture or initial: a native disclosure, so that it opens before any script has come. */
export function AccountMenu({ viewer, signOutAction }: { viewer: Viewer; signOutAction?: SignOutAction }) {
  return (
    <details data-menu className="relative">
      <summary className="flex min-h-11 items-center rounded-full px-1 hover:bg-primary-soft">
        <Avatar name={viewer.name} pictureId={viewer.pictureId} />
        <span className="sr-only">Your account, {viewer.name}</span>
      </summary>
      <div className="absolute right-0 z-20 mt-2 w-64 rounded-box border border-line bg-surface p-2 shadow-card">
        <p className="truncate border-b border-line px-3 pt-1 pb-2.5 font-semibold">{viewer.name}</p>
        <nav aria-label="Account" className="pt-2">
          <Link href="/home" prefetch={false} className={item}>
            <HomeIcon /> Home
          </Link>
          <Link href="/trades" prefetch={false} className={item}>
            <ArrowLeftRightIcon /> My trades
            <NeedsCount viewerId={viewer.id} className="ml-auto" />
          </Link>
          <Link href="/goods/mine" prefetch={false} className={item}>
            <PackageIcon /> My listings
          </Link>
          <Link href="/sell/dashboard" prefetch={false} className={item}>
            <TrendingUpIcon /> Your sales
          </Link>
          <Link href="/favourites" prefetch={false} className={item}>
            <HeartIcon /> Saved
          </Link>
          <Link href="/searches" prefetch={false} className={item}>
            <BookmarkIcon /> Saved searches
          </Link>
          <Link href="/store/edit" prefetch={false} className={item}>
            <StoreIcon /> Your store
          </Link>
          <Link href="/wallet" prefetch={false} className={`${item} lg:hidden`}>
            <WalletIcon /> Wallet
          </Link>
          <Link href="/settings" prefetch={false} className={item}>
            <UserIcon /> Your account
          </Link>
          {viewer.isStaff && (
            <Link href="/admin" prefetch={false} className={item}>
              <GavelIcon /> Admin
            </Link>
          )}
        </nav>
        {signOutAction && (
          <Form action={signOutAction} className="mt-2 border-t border-line pt-2">
            <button type="submit" className={`${item} cursor-pointer`}>
              <LogOutIcon /> Sign out
            </button>
          </Form>
        )}
      </div>
    </details>
  );
}
