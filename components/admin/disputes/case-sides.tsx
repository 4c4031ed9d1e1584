import Link from "next/link";
import { Sides, type SideView } from "@/components/disputes/sides";
import type { AssetKind } from "@/lib/assets";
import type { PartyHistory } from "@/lib/disputes";
import type { DisputeView } from "@/lib/disputes/schema";
import { answersOf, reasonLabel } from "@/lib/disputes/standing/sides";
import { formatMonth } from "@/lib/kernel/time-format";

type Party = { id: string; name: string };

type CaseSidesProps = {
  dispute: DisputeView;
  kind: AssetKind;
  parties: Record<"buyer" | "seller", Party>;
  histories: readonly PartyHistory[];
};

/** Both sides of a case beside each other: who they are and how they have traded, what they say, and their replies. */
export function CaseSides({ dispute, kind, parties, histories }: CaseSidesProps) {
  const sides = (["buyer", "seller"] as const).map((party): SideView => {
    const { statement, reply, acceptedAt } = dispute[party];
    const opened = dispute.openedBy === party;
    const history = histories.find(({ id }) => id === parties[party].id);
    return {
      party,
      name: parties[party].name,
      pictureId: null,
      aside: (
        <>
          {party}
          {history && `, ${historyWords(history)}`}
          {acceptedAt && ", accepted the decision"}{" "}
          <Link
            href={`/admin/people/${parties[party].id}?tab=trades`}
            prefetch={false}
            className="inline-flex min-h-6 items-center font-semibold text-primary-ink underline underline-offset-2"
          >
            History<span className="sr-only"> of {parties[party].name}</span>
          </Link>
        </>
      ),
      reason: opened ? reasonLabel(kind, dispute.reason) : undefined,
      answers: opened ? answersOf(kind, dispute) : [],
      statement: statement && { text: statement.body, at: statement.at },
      instead: dispute.stage === "OPEN" ? "Hasn’t answered yet." : "Didn’t answer.",
      reply: reply && { text: reply.body, at: reply.at },
    };
  });
  return <Sides sides={sides} isDense />;
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${String(count)} ${count === 1 ? one : many}`;

/** 'verified, 14 trades, 1 dispute won, 4.8 stars, since Mar 2026'. */
function historyWords({
  verified,
  sold,
  bought,
  stars,
  ratings,
  memberSince,
  disputes,
}: PartyHistory): string {
  const { won, lost, split, settled, open } = disputes;
  return [
    verified ? "verified" : "basic",
    counted(sold + bought, "trade"),
    won > 0 && `${counted(won, "dispute")} won`,
    lost > 0 && `${counted(lost, "dispute")} lost`,
    split > 0 && `${String(split)} split`,
    settled > 0 && `${String(settled)} settled`,
    open > 0 && `${String(open)} open`,
    stars !== null && `${String(stars)} stars of ${String(ratings)}`,
    `since ${formatMonth(memberSince)}`,
  ]
    .filter(Boolean)
    .join(", ");
}
