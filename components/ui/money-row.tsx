import Link from "next/link";
import type { ReactNode } from "react";
import type { Currency } from "@/lib/money/currencies";
import { Money } from "./money";
import { RelativeTime } from "./relative-time";

type MoneyRowProps = {
  href: string;
  title: string;
  /** When it began. */
  at: Date;
  now: Date;
  minor: bigint;
  currency: Currency;
  /** Its state. */
  badge: ReactNode;
};

/** Money on its way, as a line of a list: what, since when, how much and how far. All of it leads to its page. */
export const MoneyRow = ({ href, title, at, now, minor, currency, badge }: MoneyRowProps) => (
  <li className="relative flex items-center gap-4 px-4 py-3.5 has-[a:hover]:bg-ground sm:px-5">
    <div className="min-w-0 flex-1">
      <Link
        href={href}
        prefetch={false}
        className="leading-snug font-medium wrap-anywhere after:absolute after:inset-0 after:content-['']"
      >
        {title}
      </Link>
      <RelativeTime at={at} now={now} className="mt-0.5 block text-sm text-muted" />
    </div>
    <div className="grid shrink-0 justify-items-end gap-1">
      <Money minor={minor} currency={currency} className="fig" />
      {badge}
    </div>
  </li>
);
