import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import type { Column } from "@/components/ui/table";
import { newId } from "@/lib/kernel/ids";
import { type QueueAge, type WaitingCase, type Whose, whose } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { CaseTimeLeft, holderOf, subjectOf } from "../queues/cases-table";
import { ClaimForm } from "../queues/claim-form";
import { aboutWords, codeOf, peopleWords, whoseNames } from "../queues/words";
import { StaffTable } from "../staff/staff-table";

type FirstCasesProps = {
  cases: readonly WaitingCase[];
  ages: readonly QueueAge[];
  who: Whose;
  /** Where each choice of whose cases leads. */
  hrefOf: (who: Whose) => string;
  viewerId: string;
  now: Date;
  /** How a case of this queue is claimed. */
  claimOf: (kind: WaitingCase["kind"]) => FormAction;
};

/** What has to be decided first in all queues, with who has it and what the viewer can do about it. */
export function FirstCases({ cases, ages, who, hrefOf, viewerId, now, claimOf }: FirstCasesProps) {
  const waiting = ages.reduce((sum, each) => sum + each.waiting, 0);
  const late = ages.reduce((sum, each) => sum + each.late, 0);
  return (
    <Card className="flex min-w-0 flex-col overflow-hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
        <h2 className="flex flex-wrap items-baseline gap-x-2 text-base">
          Needs a decision first{" "}
          <span className="font-sans text-xs font-normal tracking-normal text-muted">
            {waiting} waiting{late > 0 && <span className="text-danger">, {late} late</span>}
          </span>
        </h2>
        <nav aria-label="Whose" className="flex rounded-field bg-ground p-0.5 text-xs font-semibold">
          {whose.map((each) => (
            <Link
              key={each}
              href={hrefOf(each)}
              scroll={false}
              prefetch={false}
              aria-current={each === who ? "true" : undefined}
              className="inline-flex min-h-8 items-center rounded-inset px-3 text-muted aria-[current=true]:bg-surface aria-[current=true]:text-ink"
            >
              {whoseNames[each]}
            </Link>
          ))}
        </nav>
      </div>
      {cases.length === 0 ? (
        <p className="border-t border-line px-4 py-8 text-center text-muted">
          {who === "all" ? "Nothing waits." : "None of these wait."}
        </p>
      ) : (
        <div className="max-md:px-3">
          <StaffTable
            caption="Cases of all queues, the next to be late first"
            rows={[...cases]}
            keyOf={({ id }) => id}
            columns={columnsFor(viewerId, now, claimOf)}
          />
        </div>
      )}
    </Card>
  );
}

const hrefOfCase = ({ kind, place }: WaitingCase) => `/admin/queues/${kind}?case=${place}`;

const actClass =
  "inline-flex min-h-6.5 cursor-pointer items-center rounded-field border border-edge bg-surface px-2.5 font-semibold hover:bg-ground max-md:min-h-11";

const columnsFor = (
  viewerId: string,
  now: Date,
  claimOf: FirstCasesProps["claimOf"],
): Column<WaitingCase>[] => [
  { title: "Time left", cell: (one) => <CaseTimeLeft one={one} now={now} /> },
  {
    title: "What",
    cell: (one) => (
      <span className="wrap-anywhere">
        <Link href={hrefOfCase(one)} prefetch={false} className="mr-1 font-semibold hover:underline">
          {codeOf(one)}
        </Link>{" "}
        {[aboutWords(one), peopleWords(one)].filter(Boolean).join(", ")}
      </span>
    ),
  },
  {
    title: "Amount",
    numeric: true,
    cell: ({ amountMinor, currency }) =>
      amountMinor !== null && currency ? <Money minor={amountMinor} currency={currency} /> : "–",
  },
  {
    title: "Who has it",
    cell: (one) => <Holder name={holderOf(one, viewerId)} />,
  },
  {
    title: "Act",
    cell: (one) =>
      one.mayTake && !one.assignment && !one.claim ? (
        <ClaimForm
          action={claimOf(one.kind)}
          formKey={newId()}
          kind={one.kind}
          subjectId={subjectOf(one)}
          name={codeOf(one)}
          className={actClass}
        />
      ) : (
        <Link href={hrefOfCase(one)} prefetch={false} className={actClass}>
          Open<span className="sr-only"> {codeOf(one)}</span>
        </Link>
      ),
  },
];

const Holder = ({ name }: { name: string }) => (
  <span className={name === "nobody" ? "text-muted" : "whitespace-nowrap"}>{name}</span>
);
