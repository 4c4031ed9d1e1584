import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge, type Tone } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import type { BulkPreview } from "@/lib/kernel/bulk/spec";
import type { BulkRowResult, BulkRowState, BulkState } from "@/lib/staff";
import { amountColumn, movesMoney, RowName } from "./preview-table";

export type ResultRow = BulkRowResult & Pick<BulkPreview, "name" | "href" | "amountMinor" | "currency">;

const looks: Record<BulkRowState, { tone: Tone; says: string }> = {
  WAITING: { tone: "wait", says: "Waiting" },
  DONE: { tone: "ok", says: "Done" },
  REFUSED: { tone: "danger", says: "Refused" },
  SKIPPED: { tone: "neutral", says: "Skipped" },
};

type ResultsTableProps = { rows: ResultRow[]; state: BulkState; now: Date };

/** What became of each row, in the order in which they are done. */
export const ResultsTable = ({ rows, state, now }: ResultsTableProps) => (
  <StaffTable
    caption="What became of each row"
    rows={rows}
    keyOf={({ id }) => id}
    columns={columnsFor(rows, state, now)}
  />
);

const columnsFor = (rows: readonly ResultRow[], bulk: BulkState, now: Date): Column<ResultRow>[] => [
  { title: "Row", cell: (row) => <RowName row={row} /> },
  {
    title: "State",
    cell: ({ state }) =>
      state === "WAITING" && bulk !== "OPEN" ? (
        <Badge>Not done</Badge>
      ) : (
        <Badge tone={looks[state].tone}>{looks[state].says}</Badge>
      ),
  },
  ...(movesMoney(rows) ? [amountColumn<ResultRow>()] : []),
  { title: "Result", cell: ({ result }) => result },
  { title: "When", cell: ({ doneAt }) => doneAt && <RelativeTime at={doneAt} now={now} /> },
];
