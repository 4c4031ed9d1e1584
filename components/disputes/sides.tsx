import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Card, Inset } from "@/components/ui/card";
import type { Party } from "@/lib/assets";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";

interface Said {
  text: string;
  /** ISO 8601. */
  at: string;
}

/** What one side of a dispute has said. */
export interface SideView {
  party: Party;
  /** As the reader calls it: `You`, a first name, or for staff a full one. */
  name: string;
  pictureId: string | null;
  /** Beside the name. */
  aside: ReactNode;
  /** The reason and its answers, of the side that opened it. */
  reason?: string | undefined;
  answers: { asks: string; answer: string }[];
  statement: Said | null;
  /** Stands where there is no statement. */
  instead: string;
  reply: Said | null;
}

/** Both sides, beside each other where there is room: equal in width and order, each reply under its statement. */
export const Sides = ({ sides, isDense = false }: { sides: SideView[]; isDense?: boolean }) => (
  <div className="@container">
    <div className={`grid ${isDense ? "gap-2.5 @xl:grid-cols-2" : "gap-4 @2xl:grid-cols-2"}`}>
      {sides.map((side) => (
        <Side key={side.party} side={side} isDense={isDense} />
      ))}
    </div>
  </div>
);

function Side({ side, isDense }: { side: SideView; isDense: boolean }) {
  const { name, pictureId, aside, reason, answers, statement, instead, reply } = side;
  const Heading = isDense ? "h3" : "h2";
  return (
    <Card aria-label={name} className="flex min-w-0 flex-col">
      <header
        className={`flex flex-wrap items-center gap-x-2.5 gap-y-0.5 border-b border-line ${isDense ? "px-3 py-2" : "px-5 py-3"}`}
      >
        <Avatar name={name} pictureId={pictureId} size={isDense ? "tiny" : "small"} />
        <Heading className={isDense ? "text-base" : "text-lg"}>
          <bdi>{name}</bdi>
        </Heading>
        <span className={`text-muted ${isDense ? "text-xs" : "text-sm"}`}>{aside}</span>
      </header>
      <div className={`grid content-start gap-3 ${isDense ? "p-3" : "p-5"}`}>
        {reason && <p className="font-semibold">{reason}</p>}
        {answers.length > 0 && (
          <dl className={`grid gap-1 ${isDense ? "" : "text-sm"}`}>
            {answers.map(({ asks, answer }) => (
              <div key={asks} className="flex flex-wrap justify-between gap-x-4">
                <dt className="text-muted">{asks}</dt>
                <dd className="font-medium [overflow-wrap:anywhere]">{answer}</dd>
              </div>
            ))}
          </dl>
        )}
        {statement ? <Words said={statement} /> : <p className="text-muted">{instead}</p>}
        {reply && (
          <Inset className={isDense ? "p-2.5" : "p-4"}>
            <p className="text-sm font-semibold text-muted">Reply, {formatClock(new Date(reply.at))}</p>
            <Words said={reply} />
          </Inset>
        )}
      </div>
    </Card>
  );
}

const Words = ({ said: { text, at } }: { said: Said }) => (
  <p
    dir="auto"
    title={`${formatDateTime(new Date(at))}, Lagos`}
    className="whitespace-pre-wrap [overflow-wrap:anywhere]"
  >
    {text}
  </p>
);
