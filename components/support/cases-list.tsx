import Link from "next/link";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListedCase } from "@/lib/support";
import { subjectTitle } from "@/lib/support/words";
import { SupportBadge } from "./state-badge";

/** A person's conversations, the last written in first. */
export const CasesList = ({ cases, now }: { cases: ListedCase[]; now: Date }) => (
  <Card className="px-5 py-1">
    <ul className="divide-y divide-line">
      {cases.map(({ id, state, subject, lastWords, isLastByStaff, lastAt }) => (
        <li key={id}>
          <Link href={`/support/${id}`} prefetch={false} className="block rounded-field py-4 hover:bg-ground">
            <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <b className="wrap-anywhere">{subjectTitle(subject)}</b>
              <SupportBadge state={state} />
            </span>
            <span className="mt-1 line-clamp-2 text-muted wrap-anywhere">
              {isLastByStaff ? "Amana: " : "You: "}
              {lastWords}
            </span>
            <span className="mt-1 block text-sm text-muted">
              <RelativeTime at={lastAt} now={now} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  </Card>
);
