import Link from "next/link";
import type { ReactNode } from "react";
import { ArrowRightIcon } from "@/components/ui/icons";

/** One question and its answer; `id` is what a link to it ends in. */
export type Passage = { id: string; title: string; body: ReactNode };

type ReadingPageProps = {
  title: string;
  lead: string;
  passages: Passage[];
  /** Wider than the column, below it. */
  children?: ReactNode;
  /** Where a reader goes from here. */
  next: { href: string; title: string; says: string };
};

/** A page to read: one narrow column, and beside it, where there is room, what is in it. */
export function ReadingPage({ title, lead, passages, children, next }: ReadingPageProps) {
  return (
    <div className="wrap grid gap-x-16 pt-8 pb-16 md:pt-12 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
      <article className="min-w-0">
        <h1 className="text-[1.875rem] md:text-[2.5rem]">{title}</h1>
        <p className="mt-3 max-w-reading text-lg text-muted">{lead}</p>
        {passages.map(({ id, title: question, body }) => (
          <section key={id} id={id} className="mt-9 border-t border-line pt-6">
            <h2 className="text-xl">{question}</h2>
            <div className="mt-2.5 grid gap-3 leading-relaxed">{body}</div>
          </section>
        ))}
        {children}
        <Next {...next} />
      </article>
      <Contents passages={passages} />
    </div>
  );
}

function Contents({ passages }: { passages: Passage[] }) {
  return (
    <nav aria-label="On this page" className="hidden lg:block print:hidden">
      <div className="sticky top-24 rounded-box border border-line bg-surface p-3">
        <p className="px-3 pt-2 pb-1.5 text-sm font-semibold text-muted">On this page</p>
        <ul>
          {passages.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex min-h-11 items-center rounded-field px-3 font-medium hover:bg-primary-soft hover:text-primary-ink"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function Next({ href, title, says }: ReadingPageProps["next"]) {
  return (
    <p className="mt-12 print:hidden">
      <Link
        href={href}
        className="flex items-center justify-between gap-4 rounded-box border border-line bg-surface p-5 shadow-card transition-colors hover:border-edge"
      >
        <span>
          <span className="block text-sm text-muted">{says}</span>
          <span className="mt-0.5 block font-display text-lg font-semibold text-primary-ink">{title}</span>
        </span>
        <ArrowRightIcon className="text-primary-ink" />
      </Link>
    </p>
  );
}

/** A link in running text. */
export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="font-semibold text-primary-ink underline underline-offset-3">
      {children}
    </Link>
  );
}

/** Points of a list, each a line. */
export function Points({ children }: { children: ReactNode }) {
  return <ul className="grid list-disc gap-1.5 pl-5 marker:text-primary-ink">{children}</ul>;
}
