import type { ReactNode } from "react";

/** A heading and what belongs to it, without a card around. */
export function TitledSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-3 text-lg">{title}</h2>
      {children}
    </section>
  );
}
