import { NavLink } from "@/components/shell/nav-link";
import type { Actor } from "@/lib/kernel/command";
import { may, mayRead } from "@/lib/kernel/permissions";

const place =
  "inline-flex min-h-11 items-center whitespace-nowrap rounded-field px-3.5 max-sm:flex-auto max-sm:justify-center max-sm:px-2 text-sm font-semibold text-muted hover:bg-primary-soft aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-ink";

const places: { href: string; label: string; holds?: (by: Actor) => boolean }[] = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/search", label: "Search", holds: (by) => mayRead(by, "person.search") },
  { href: "/admin/approvals", label: "Approvals" },
  { href: "/admin/trades", label: "Trades", holds: (by) => mayRead(by, "trade.read") },
  { href: "/admin/disputes", label: "Disputes", holds: (by) => mayRead(by, "trade.read") },
  { href: "/admin/payouts", label: "Payouts", holds: (by) => may(by, "payout.agree") },
  { href: "/admin/deposits", label: "Deposits", holds: (by) => may(by, "deposit.release") },
  { href: "/admin/refunds", label: "Refunds", holds: (by) => may(by, "refund.source") },
  { href: "/admin/chargebacks", label: "Chargebacks", holds: (by) => may(by, "chargeback.answer") },
  {
    href: "/admin/reconciliation",
    label: "Reconciliation",
    holds: (by) => mayRead(by, "reconciliation.read"),
  },
  { href: "/admin/ledger", label: "Ledger", holds: (by) => mayRead(by, "ledger.read") },
  { href: "/admin/jobs", label: "Jobs", holds: (by) => mayRead(by, "job.retry") },
  { href: "/admin/audit", label: "Audit" },
  { href: "/admin/roles", label: "Roles", holds: (by) => mayRead(by, "role.grant") },
  { href: "/admin/settings", label: "Settings", holds: (by) => mayRead(by, "setting.money") },
];

/** Where staff can go. On a phone it scrolls sideways. */
export function AdminNav({ viewer }: { viewer: Actor }) {
  const open = places.filter(({ holds }) => !holds || holds(viewer));
  return (
    <nav
      aria-label="Admin"
      className="-mx-4 -mt-2 mb-5 flex overflow-x-auto border-b border-line px-2 pb-2 sm:gap-1 sm:px-3 [scrollbar-width:none] md:mx-0 md:px-0"
    >
      {open.map(({ href, label }) => (
        <NavLink key={href} href={href} exact={href === "/admin"} className={place}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
