import type { ReactNode } from "react";

/** The one h1 of a page: what this is, a sentence on it, and what can be done at the right. */
export function PageHeading({
  title,
  lead,
  mark,
  aside,
}: {
  title: ReactNode;
  lead?: ReactNode;
  mark?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className="mb-5 flex flex-wrap items-center justify-between gap-4 md:mb-6">
      <div className="flex min-w-0 items-center gap-3.5">
        {mark}
        <div className="min-w-0">
          <h1 className={mark ? "text-[1.5rem] md:text-[1.75rem]" : "text-[1.875rem] md:text-[2.5rem]"}>
            {title}
          </h1>
          {lead && <p className="mt-1.5 text-muted">{lead}</p>}
        </div>
      </div>
      {aside}
    </div>
  );
}
