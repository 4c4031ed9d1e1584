import { NavLink } from "@/components/shell/nav-link";
import type { StaffRole } from "@/lib/kernel/command";

const place =
  "inline-flex min-h-11 items-center whitespace-nowrap rounded-field px-3.5 max-sm:flex-auto max-sm:justify-center max-sm:px-2 text-sm font-semibold text-muted hover:bg-primary-soft aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-ink";

const FINANCE: readonly StaffRole[] = ["FINANCE", "ADMIN"];

const places: { href: string; label: string; onlyFor?: readonly StaffRole[] }[] = [
  { href: "/admin", label: "Overview" },
  { href: "/admin/trades", label: "Trades" },
  { href: "/admin/disputes", label: "Disputes" },
  { href: "/admin/payouts", label: "Payouts", onlyFor: FINANCE },
  { href: "/admin/deposits", label: "Deposits", onlyFor: FINANCE },
  { href: "/admin/refunds", label: "Refunds", onlyFor: FINANCE },
  { href: "/admin/chargebacks", label: "Chargebacks", onlyFor: FINANCE },
  { href: "/admin/reconciliation", label: "Reconciliation", onlyFor: FINANCE },
  { href: "/admin/ledger", label: "Ledger" },
  { href: "/admin/jobs", label: "Jobs" },
  { href: "/admin/settings", label: "Settings", onlyFor: FINANCE },
];

/** Where staff can go. On a phone it scrolls sideways. */
export function AdminNav({ roles }: { roles: readonly StaffRole[] }) {
  const open = places.filter(({ onlyFor }) => !onlyFor || onlyFor.some((role) => roles.includes(role)));
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
