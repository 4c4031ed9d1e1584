import Link from "next/link";
import { ChevronRightIcon } from "@/components/ui/icons";
import type { DisputeReason } from "@/lib/assets";

type ReasonChoiceProps = { reasons: Record<string, DisputeReason>; hrefOf: (reason: string) => string };

/** What went wrong, each reason a link to its own questions. */
export const ReasonChoice = ({ reasons, hrefOf }: ReasonChoiceProps) => (
  <ul aria-label="What’s wrong?" className="divide-y divide-line">
    {Object.entries(reasons).map(([reason, { says }]) => (
      <li key={reason}>
        <Link
          href={hrefOf(reason)}
          prefetch={false}
          className="flex min-h-14 items-center justify-between gap-3 px-5 py-3 font-semibold hover:bg-ground sm:px-6"
        >
          {says}
          <ChevronRightIcon size={18} className="shrink-0 text-muted" />
        </Link>
      </li>
    ))}
  </ul>
);
