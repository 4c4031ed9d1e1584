import Link from "next/link";
import type { ReactNode } from "react";

type Way = "card" | "transfer";

/** The two payment methods, as links. */
export function Ways({ current, hrefs }: { current: Way; hrefs: Record<Way, string> }) {
  return (
    <nav
      aria-label="Payment method"
      className="mb-5 grid grid-cols-2 gap-1 rounded-box bg-surface p-1 ring-1 ring-line"
    >
      <WayLink way="card" current={current} href={hrefs.card}>
        Card or bank
      </WayLink>
      <WayLink way="transfer" current={current} href={hrefs.transfer}>
        Bank transfer
      </WayLink>
    </nav>
  );
}

function WayLink(props: { way: Way; current: Way; href: string; children: ReactNode }) {
  const isCurrent = props.way === props.current;
  return (
    <Link
      href={props.href}
      scroll={false}
      replace
      aria-current={isCurrent ? "page" : undefined}
      className="inline-flex min-h-11 items-center justify-center gap-2 rounded-inset px-2 font-semibold text-muted hover:text-ink aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-ink"
    >
      {props.children}
    </Link>
  );
}
