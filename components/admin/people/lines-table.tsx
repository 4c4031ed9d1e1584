import Link from "next/link";
import { codeWords } from "@/components/admin/code-words";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { PersonLine } from "@/lib/staff";

type LinesTableProps = { caption: string; lines: PersonLine[]; now: Date };

/** One of a person's lists, newest first. */
export function LinesTable({ caption, lines, now }: LinesTableProps) {
  return (
    <StaffTable caption={caption} rows={lines} keyOf={({ key }) => key} columns={columnsFor(lines, now)} />
  );
}

const columnsFor = (lines: readonly PersonLine[], now: Date): Column<PersonLine>[] => [
  { title: "When", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
  {
    title: "What",
    cell: ({ what, href }) =>
      href ? (
        <Link href={href} className="font-semibold underline">
          {what}
        </Link>
      ) : (
        <span className="font-semibold">{what}</span>
      ),
  },
  {
    title: "Detail",
    cell: ({ detail }) => <span className="wrap-anywhere whitespace-pre-line">{detail}</span>,
  },
  ...(lines.some(({ state }) => state)
    ? [{ title: "State", cell: ({ state }: PersonLine) => (state ? codeWords(state) : "") }]
    : []),
  ...(lines.some(({ amountMinor }) => amountMinor !== null)
    ? [
        {
          title: "Amount",
          numeric: true,
          cell: ({ amountMinor }: PersonLine) => (amountMinor === null ? "" : <Money minor={amountMinor} />),
        },
      ]
    : []),
];
