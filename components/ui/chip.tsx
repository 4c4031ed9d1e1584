"use client";
import Link from "next/link";
import type { ReactNode } from "react";

/**
 * A filter that is a link, so that it works without JavaScript and lives in the URL. `current` is the one
 * in force. The pill is 36 px high; its reach is 44 px.
 */
export function Chip({
  href,
  current = false,
  children,
}: {
  href: string;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={current ? "true" : undefined}
      className="relative inline-flex min-h-9 items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-surface px-3.5 text-sm font-medium transition-colors after:absolute after:-inset-1 after:content-[''] hover:border-edge aria-[current=true]:border-ink aria-[current=true]:bg-ink aria-[current=true]:text-ground"
    >
      {children}
    </Link>
  );
}

/** A row of chips; on a phone it scrolls sideways to the edge of the screen instead of wrapping. */
export function ChipRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-2 -my-1 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0"
    >
      {children}
    </nav>
  );
}
