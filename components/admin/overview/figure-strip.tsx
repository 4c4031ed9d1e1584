import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

export interface Figure {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  /** Where the figure is taken apart, for those who may open it. */
  href?: string | undefined;
}

/** Figures in a row under one heading, each a link to what it counts. */
export const FigureStrip = ({ title, figures }: { title: string; figures: readonly Figure[] }) => (
  <Card className="overflow-hidden">
    <h3 className="border-b border-line px-4 py-2.5 text-base">{title}</h3>
    <dl className="-mr-px grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-[repeat(auto-fit,minmax(6rem,1fr))]">
      {figures.map(({ label, value, detail, href }) => (
        <div
          key={label}
          className={`relative min-w-0 border-r border-line px-3 py-2 max-lg:border-b ${href ? "hover:bg-ground" : ""}`}
        >
          <dt className="text-xs text-muted">
            {href ? (
              <Link href={href} prefetch={false} className="after:absolute after:inset-0 after:content-['']">
                {label}
              </Link>
            ) : (
              label
            )}
          </dt>
          <dd className="fig mt-0.5 text-[0.9375rem]">{value}</dd>
          {detail && <dd className="text-xs text-muted">{detail}</dd>}
        </div>
      ))}
    </dl>
  </Card>
);
