import Link from "next/link";
import { LockMark } from "./lock-mark";
import { ThemeSwitch } from "./theme-switch";

const links = [
  { href: "/help", label: "How it works" },
  { href: "/help/disputes", label: "When something goes wrong" },
  { href: "/prohibited", label: "What can’t be sold" },
  { href: "/support", label: "Support" },
  { href: "/status", label: "Status" },
  { href: "/proofs", label: "Proofs" },
  { href: "/api/v1/docs", label: "API" },
  { href: "/legal/terms", label: "Terms" },
  { href: "/legal/privacy", label: "Privacy" },
];

/** The end of every page. Who is signed in chooses the theme in their account; others do it here. */
export function SiteFooter({ hasAccount }: { hasAccount: boolean }) {
  return (
    <footer className="mt-auto border-t border-line">
      <div className="wrap flex flex-col gap-x-8 gap-y-3 py-7 text-sm lg:flex-row lg:items-center">
        <p className="flex items-center gap-2.5 text-muted">
          <LockMark size={22} />
          Amana: Hausa for something entrusted for safekeeping.
        </p>
        <nav
          aria-label="More"
          className="-mx-2 grid grid-cols-[auto_1fr] gap-x-2 sm:flex sm:flex-wrap lg:ml-auto lg:justify-end"
        >
          {links.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className="inline-flex min-h-11 items-center rounded-field px-2 text-muted hover:text-ink hover:underline"
            >
              {label}
            </Link>
          ))}
        </nav>
        {!hasAccount && <ThemeSwitch />}
      </div>
    </footer>
  );
}
