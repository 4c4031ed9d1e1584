import type { HTMLAttributes, ReactNode } from "react";

/** The one raised surface. Cards are not nested; inside one, use `Inset`. */
export function Card({ className = "", ...rest }: HTMLAttributes<HTMLElement>) {
  return (
    <section className={`rounded-box border border-line bg-surface shadow-card ${className}`} {...rest} />
  );
}

/** A card with a heading and room around what it holds. */
export function TitledCard({
  title,
  aside,
  children,
  className = "",
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Card className={`p-5 sm:p-6 ${className}`}>
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
