import Link from "next/link";
import { actWords, codeWords } from "@/components/admin/code-words";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedPosting, ListedPosting } from "@/lib/ledger";
import { accountWords } from "@/lib/ledger/reversal/rules";
import { formatMinor } from "@/lib/money/format";

type Leg = InspectedPosting["transfers"][number];
type LegsTableProps = { title: string; legs: Leg[]; isMirrored?: boolean };

/** From which account to which, and how much; mirrored as a reversal would post it. */
export function LegsTable({ title, legs, isMirrored = false }: LegsTableProps) {
  const debit = ({ debit: account, debitName }: Leg) => accountWords(account, debitName);
  const credit = ({ credit: account, creditName }: Leg) => accountWords(account, creditName);
  const columns: Column<Leg>[] = [
    { title: "Type", cell: ({ kind }) => codeWords(kind) },
    { title: "From", cell: isMirrored ? credit : debit },
    { title: "To", cell: isMirrored ? debit : credit },
    { title: "Amount", numeric: true, cell: ({ amount, currency }) => formatMinor(BigInt(amount), currency) },
  ];
  return (
    <section>
      <h2 className="mb-3 text-lg">{title}</h2>
      <StaffTable caption={title} rows={legs} keyOf={({ id }) => id} columns={columns} />
    </section>
  );
}

/** Whether it has been taken back, is about to be, or can't be. */
export function ReversalState({ posting }: { posting: InspectedPosting }) {
  const { reversedBy, request, isReversible, canRequestReversal } = posting;
  if (reversedBy) {
    return (
      <p>
        Reversed by{" "}
        <Link href={`/admin/ledger/${reversedBy}`} className={tradeLinkClass}>
          posting {reversedBy}
        </Link>
        .
      </p>
    );
  }
  if (request) {
    return (
      <p>
        {request.by} has asked for it.{" "}
        <Link href={`/admin/approvals/${request.id}`} className={tradeLinkClass}>
          View request
        </Link>
      </p>
    );
  }
  if (!isReversible) {
    return (
      <p className="text-muted">
        This can’t be reversed, because a trade or payout depends on it or it’s already a reversal.
      </p>
    );
  }
  return canRequestReversal ? null : <p className="text-muted">Only finance can request a reversal.</p>;
}

export const PostingFacts = ({ posting }: { posting: InspectedPosting }) => (
  <TitledCard title="Details">
    <DefinitionList
      rows={[
        { term: "When", value: formatDateTime(posting.at) },
        { term: "Who", value: posting.by ?? "System or gateway" },
        { term: "Subject", value: subjectOf(posting) },
        ...(posting.reverses ? [{ term: "Reverses", value: `posting ${posting.reverses}` }] : []),
      ]}
    />
  </TitledCard>
);

const subjectOf = ({ subjectKind, subjectId }: ListedPosting) => (
  <span className="break-all">{subjectKind ? `${codeWords(subjectKind)} ${subjectId ?? ""}` : "–"}</span>
);

/** The newest postings that moved money. */
export const PostingsTable = ({ postings, now }: { postings: ListedPosting[]; now: Date }) => (
  <section>
    <h2 className="mb-3 text-lg">Newest postings</h2>
    <StaffTable
      caption="Newest postings that moved money"
      rows={postings}
      keyOf={({ id }) => id}
      columns={columnsFor(now)}
    />
  </section>
);

const columnsFor = (now: Date): Column<ListedPosting>[] => [
  {
    title: "Posting",
    numeric: true,
    cell: ({ id }) => (
      <Link href={`/admin/ledger/${id}`} className={`${tradeLinkClass} fig`}>
        {id}
      </Link>
    ),
  },
  {
    title: "Action",
    cell: ({ act, reverses }) => (reverses ? `${actWords(act)}, reverses ${reverses}` : actWords(act)),
  },
  { title: "Wallet owner", cell: ({ owners }) => owners.join(", ") || "–" },
  { title: "Subject", cell: subjectOf },
  { title: "By", cell: ({ by }) => by ?? "System or gateway" },
  { title: "When", cell: ({ at }) => <RelativeTime at={at} now={now} className="whitespace-nowrap" /> },
];
