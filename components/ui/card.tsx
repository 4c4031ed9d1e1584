import type { HTMLAttributes, ReactNode } from "react";

/** The one raised surface. Cards are not nested; inside one, use `Inset`. */
export function Card({
  className = "",
  ...rest
}: HTMLAttributes<HTMLElement> & { "data-decision"?: boolean | undefined; "data-titled"?: "" }) {
  return (
    <section className={`rounded-box border border-line bg-surface shadow-card ${className}`} {...rest} />
  );
}

/** A card with a heading and room around what it holds. */
export function TitledCard({
  title,
  aside,
  children,
  decides = false,
  className = "",
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  /** What staff decide here; a key leads to it. */
  decides?: boolean;
  className?: string;
}) {
  return (
    <Card data-titled="" data-decision={decides || undefined} className={`p-5 sm:p-6 ${className}`}>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">{title}</h2>
        {aside}
      </div>
      {children}
    </Card>
  );
}

/** The second and last level of surface: a quiet band inside a card. */
export function Inset({ className = "", ...rest }: HTMLAttributes<HTMLDivElement>) {
  return <div className={`rounded-inset bg-ground ${className}`} {...rest} />;
}
