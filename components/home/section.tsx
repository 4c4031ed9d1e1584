import Link from "next/link";
import type { ReactNode } from "react";

type SectionProps = {
  id: string;
  title: string;
  /** In brackets behind the title. */
  count?: number | string;
  more?: { href: string; says: string };
  /** Its place on a phone, where both columns are one. */
  className?: string;
  children: ReactNode;
};

/** A part of the first page. */
export function Section({ id, title, count, more, className = "", children }: SectionProps) {
  return (
    <section aria-labelledby={id} className={className}>
      <div className="mb-2 flex min-h-11 items-end justify-between gap-4 pb-1">
        <h2 id={id} className="text-xl">
          {title}
          {count !== undefined && <span className="text-muted"> ({count})</span>}
        </h2>
        {more && (
          <Link
            href={more.href}
            prefetch={false}
            className="inline-flex min-h-8 shrink-0 items-center font-semibold text-primary-ink hover:underline"
          >
            {more.says}
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
