import Link from "next/link";

export type Tab = {
  href: string;
  label: string;
  /** As it is shown: '3', '99+'. */
  count: string;
  isCurrent: boolean;
  /** What waits for the viewer is counted in red. */
  isUrgent?: boolean;
};

/** Parts of a list, each with how much is in it. Links, so that a tab can be kept, shared and gone back to. */
export const TabLinks = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav aria-label={label} className="-mx-4 mb-5 overflow-x-auto px-4 md:mx-0 md:px-0">
    <ul className="flex gap-1 border-b border-line">
      {tabs.map(({ href, label: name, count, isCurrent, isUrgent = false }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            aria-current={isCurrent ? "page" : undefined}
            className="-mb-px flex min-h-12 items-center gap-2 border-b-2 border-transparent px-2.5 font-medium md:px-3 whitespace-nowrap text-muted hover:text-ink aria-[current=page]:border-primary-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink"
          >
            {name}
            <span
              className={`fig grid h-5 min-w-5 place-items-center rounded-full px-1.5 text-xs leading-none ${isUrgent && count !== "0" ? "bg-danger text-on-danger" : "bg-line text-ink"}`}
            >
              {count}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
