import Link from "next/link";
import { chooseColumn } from "@/components/admin/bulk/choose";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { newId } from "@/lib/kernel/ids";
import type { WaitingCase } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { RiskBadge } from "../listings/risk-badge";
import { ClaimForm } from "./claim-form";
import { TimeLeft } from "./time-left";
import { aboutWords, codeOf, peopleWords } from "./words";

export type CasesProps = {
  caption: string;
  cases: WaitingCase[];
  viewerId: string;
  now: Date;
  /** Where a case opens beside the list. */
  hrefOf: (one: WaitingCase) => string;
  claim: FormAction;
  /** Of one queue, whose cases have columns of their own. */
  kind?: WaitingCase["kind"];
  /** With a box for each case, for an act on several. */
  chooses: boolean;
};

/** The cases of a queue over the whole width, a line each. */
export const CasesTable = ({ caption, cases, chooses, ...props }: CasesProps) => (
  <StaffTable
    caption={caption}
    rows={cases}
    keyOf={({ id }) => id}
    columns={[...(chooses ? [boxes] : []), ...columnsFor(props)]}
  />
);

const risk: Column<WaitingCase> = {
  title: "Risk",
  numeric: true,
  cell: (one) => <RiskBadge risk={one.risk} />,
};

const boxes = chooseColumn<WaitingCase>(({ place }) => place, codeOf);

const columnsFor = ({
  viewerId,
  now,
  hrefOf,
  claim,
  kind,
}: Omit<CasesProps, "caption" | "cases" | "chooses">): Column<WaitingCase>[] => [
  {
    title: "Case",
    cell: (one) => (
      <Link
        href={hrefOf(one)}
        prefetch={false}
        className={`${tradeLinkClass} ${one.kind === "listing" ? "wrap-anywhere" : "fig whitespace-nowrap"}`}
      >
        {codeOf(one)}
      </Link>
    ),
  },
  { title: "Time left", cell: (one) => <CaseTimeLeft one={one} now={now} /> },
  { title: "About", cell: aboutWords },
  ...(kind === "listing" ? [risk] : []),
  {
    title: "Amount",
    numeric: true,
    cell: ({ amountMinor, currency }) =>
      amountMinor !== null && currency ? <Money minor={amountMinor} currency={currency} /> : "",
  },
  { title: "Of", cell: peopleWords },
  { title: "Waiting since", cell: ({ since }) => <RelativeTime at={since} now={now} /> },
  {
    title: "Assigned to",
    cell: (one) =>
      isHeld(one) ? (
        holderOf(one, viewerId)
      ) : one.mayTake ? (
        <ClaimForm
          action={claim}
          formKey={newId()}
          kind={one.kind}
          subjectId={subjectOf(one)}
          name={codeOf(one)}
          className={`${tradeLinkClass} inline-flex min-h-6 cursor-pointer items-center`}
        />
      ) : (
        <span className="text-muted">nobody</span>
      ),
  },
];

/** Who looks at it now, or has it. */
export function holderOf({ assignment, claim }: WaitingCase, viewerId: string): string {
  const holder = claim ?? assignment;
  return holder?.staffId === viewerId ? "you" : (holder?.staffName ?? "nobody");
}

/** A listing is claimed for ten minutes by whichever moderator looks at it; other cases stay assigned. */
const isHeld = ({ kind, assignment, claim }: WaitingCase) =>
  claim !== null || (kind !== "listing" && assignment !== null);

/** What is claimed: the case, or the listing that it is about. */
export const subjectOf = ({ kind, id, place }: WaitingCase): string => (kind === "listing" ? place : id);

/** Until a colleague has it, the time to its first look; then that to its decision. */
export function CaseTimeLeft({ one, now }: { one: WaitingCase; now: Date }) {
  const until = one.lookAt ?? one.dueAt;
  return until ? <TimeLeft since={one.since} until={until} now={now} /> : <>no deadline</>;
}
