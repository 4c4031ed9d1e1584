import Link from "next/link";
import type { ReactNode } from "react";

type FigureTileProps = {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  /** Where the figure is taken apart. */
  href?: string;
  /** `wait` needs attention, `danger` means that something is broken. */
  tone?: "plain" | "ok" | "wait" | "danger";
};

const bands = { plain: "border-line", ok: "border-line", wait: "border-wait", danger: "border-danger" };
const figures = { plain: "", ok: "text-primary-ink", wait: "text-wait", danger: "text-danger" };

/** One figure with its name above it and a few words below. */
export function FigureTile({ label, value, detail, href, tone = "plain" }: FigureTileProps) {
  return (
    <div
      className={`relative min-w-0 rounded-box border bg-surface p-3.5 shadow-card sm:p-4 ${bands[tone]} ${href ? "hover:border-edge" : ""}`}
    >
      <dt className="text-sm text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-box after:content-['']">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className={`fig mt-1 text-lg sm:text-2xl ${figures[tone]}`}>{value}</dd>
      {detail && <dd className="mt-1 text-sm text-muted">{detail}</dd>}
    </div>
  );
}

/** Tiles side by side: two on a phone, four from 1024 px. */
export const tileGridClass = "grid grid-cols-2 gap-3 lg:grid-cols-4";
