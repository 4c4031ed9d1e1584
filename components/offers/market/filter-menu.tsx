import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { ChevronDownIcon } from "@/components/ui/icons";

type FilterMenuProps = {
  label: ReactNode;
  icon?: ReactNode;
  /** True while it narrows the list. */
  current?: boolean;
  /** True while something within it does, that a wide screen shows beside it. */
  marked?: boolean;
  /** The edge that its panel keeps to on a wide screen. */
  side?: "left" | "right";
  className?: string;
  children: ReactNode;
};

const summaryClass =
  "relative inline-flex min-h-9 items-center gap-1.5 whitespace-nowrap rounded-full border px-3.5 text-sm font-medium transition-colors after:absolute after:-inset-1 after:content-['']";

/**
 * A chip that opens a small panel: a native disclosure, so that it works before any script has come. On a phone the
 * panel is as wide as the row of chips, which has to be `relative`.
 */
export function FilterMenu({
  label,
  icon,
  current = false,
  marked = false,
  side = "left",
  className = "",
  children,
}: FilterMenuProps) {
  const colours = current ? "border-ink bg-ink text-ground" : "border-line bg-surface hover:border-edge";
  return (
    <details data-menu className={`group shrink-0 sm:relative ${className}`}>
      <summary className={`${summaryClass} ${colours}`}>
        {icon}
        {label}
        {marked && (
          <span className="size-2 rounded-full bg-primary-ink lg:hidden">
            <span className="sr-only"> (in use)</span>
          </span>
        )}
        <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
      </summary>
      <div
        className={`absolute inset-x-0 top-full z-10 mt-2 rounded-box border border-line bg-surface p-4 shadow-card sm:w-80 ${side === "left" ? "sm:right-auto" : "sm:left-auto"}`}
      >
        {children}
      </div>
    </details>
  );
}

/** Ends a filter's form: the button that applies it, and where it is set, a link that takes it off. */
export const FilterButtons = ({
  apply,
  clear,
}: {
  apply: string;
  clear?: { href: string; says: string };
}) => (
  <div className="flex gap-2">
    <button type="submit" className={`${buttonClass({ size: "small" })} flex-1`}>
      {apply}
    </button>
    {clear && (
      <Link href={clear.href} prefetch={false} className={buttonClass({ kind: "quiet", size: "small" })}>
        {clear.says}
      </Link>
    )}
  </div>
);
