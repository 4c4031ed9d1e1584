import Link from "next/link";
import type { ReactNode } from "react";
import { TitledCard } from "@/components/ui/card";

type LatestCardProps = {
  title: string;
  /** Where all of them are listed. */
  href: string;
  isEmpty: boolean;
  children: ReactNode;
};

/** The latest of a list, and the way to all of it. */
export const LatestCard = ({ title, href, isEmpty, children }: LatestCardProps) => (
  <TitledCard
    title={title}
    aside={
      !isEmpty && (
        <Link
          href={href}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-primary-ink underline underline-offset-2 max-lg:min-h-11"
        >
          All<span className="sr-only"> of {title.toLowerCase()}</span>
        </Link>
      )
    }
  >
    {isEmpty ? <p className="text-muted">Nothing yet.</p> : children}
  </TitledCard>
);
