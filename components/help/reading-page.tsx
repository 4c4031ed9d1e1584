import type { ReactNode } from "react";

/** A page to read: one narrow column, headings that can be linked to. */
export function ReadingPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <article className="wrap pt-8 pb-16 md:pt-12">
      <div className="max-w-reading">
        <h1 className="text-[1.875rem] md:text-[2.5rem]">{title}</h1>
        <p className="mt-3 text-lg text-muted">{lead}</p>
      </div>
      {children}
    </article>
  );
}

/** One question and its answer. */
export function Passage({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="mt-9 max-w-reading">
      <h2 className="text-xl">{title}</h2>
      <div className="mt-2 grid gap-3 leading-relaxed">{children}</div>
    </section>
  );
}
