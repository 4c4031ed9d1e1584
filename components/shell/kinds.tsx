import Link from "next/link";
import { NavLink } from "./nav-link";

/** What is traded, as the places of the market: the same in the header, in the tabs of a phone and on the landing page. */
const kinds = [
  { href: "/offers", label: "Airtime", also: [] },
  {
    href: "/goods",
    label: "Goods",
    also: ["/stores", "/favourites", "/searches", "/cart", "/checkout", "/checkouts"],
  },
] as const;

const place =
  "inline-flex min-h-11 items-center gap-2 rounded-field px-3 font-medium hover:bg-primary-soft aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-ink";

/** What will be traded, and is not yet: named, and no link. */
const Soon = () => (
  <span className="rounded-full bg-line px-2 py-0.5 text-xs font-medium text-muted">soon</span>
);

/** The kinds in the header, from 768 px. */
export const KindLinks = () => (
  <nav aria-label="Market" className="hidden shrink-0 items-center md:flex">
    {kinds.map(({ href, label, also }) => (
      <NavLink key={href} href={href} also={also} className={place}>
        {label}
      </NavLink>
    ))}
    <span className="inline-flex min-h-11 items-center gap-2 px-3 font-medium text-muted max-lg:hidden">
      Crypto <Soon />
    </span>
  </nav>
);

/** The kinds below the header of a phone, on the pages of the market itself. */
export const KindTabs = ({ current }: { current: (typeof kinds)[number]["href"] }) => (
  <nav aria-label="Market" className="-mx-4 -mt-5 mb-4 flex gap-6 border-b border-line px-4 md:hidden">
    {kinds.map(({ href, label }) => (
      <Link
        key={href}
        href={href}
        prefetch={false}
        aria-current={href === current ? "page" : undefined}
        className="-mb-px inline-flex min-h-11 items-center border-b-3 border-transparent font-medium text-muted aria-[current=page]:border-primary-ink aria-[current=page]:font-semibold aria-[current=page]:text-primary-ink"
      >
        {label}
      </Link>
    ))}
    <span className="inline-flex min-h-11 items-center gap-1.5 font-medium text-muted">
      Crypto <Soon />
    </span>
  </nav>
);
