import type { ReactNode } from "react";
import { NeedsCount } from "@/components/trades/needs-count";
import { ArrowLeftRightIcon, HomeIcon, PlusIcon, StoreIcon, WalletIcon } from "@/components/ui/icons";
import { NavLink } from "./nav-link";

const tab =
  "relative flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium text-muted before:absolute before:top-0 before:h-0.5 before:w-8 before:rounded-full aria-[current=page]:font-semibold aria-[current=page]:text-primary-ink aria-[current=page]:before:bg-primary-ink";

type Place = {
  href: string;
  label: string;
  icon: ReactNode;
  also?: readonly string[];
  except?: readonly string[];
};

const places: Place[] = [
  { href: "/home", label: "Home", icon: <HomeIcon size={22} /> },
  {
    href: "/goods",
    label: "Market",
    icon: <StoreIcon size={22} />,
    also: ["/offers", "/stores", "/favourites", "/searches", "/cart", "/checkout", "/checkouts"],
    except: ["/offers/new", "/offers/mine", "/goods/mine"],
  },
  { href: "/sell", label: "Sell", icon: <SellMark />, also: ["/offers/new", "/offers/mine", "/goods/mine"] },
  { href: "/trades", label: "Trades", icon: <ArrowLeftRightIcon size={22} /> },
  { href: "/wallet", label: "Wallet", icon: <WalletIcon size={22} /> },
];

/** The five places within reach of a thumb, for people who are signed in, below 768 px. */
export function TabBar({ viewerId }: { viewerId: string }) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-10 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] max-md:group-has-[[data-thing]]/shell:hidden md:hidden"
    >
      {places.map(({ href, label, icon, also, except }) => (
        <NavLink key={href} href={href} also={also} except={except} className={tab}>
          {icon}
          {label}
          {href === "/trades" && (
            <NeedsCount viewerId={viewerId} className="absolute top-1 left-1/2 ml-1.5" />
          )}
        </NavLink>
      ))}
    </nav>
  );
}

function SellMark() {
  return (
    <span className="-my-0.5 grid h-6.5 w-9 place-items-center rounded-full bg-primary text-on-primary">
      <PlusIcon size={19} />
    </span>
  );
}
