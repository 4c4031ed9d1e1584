import { StaffTable } from "@/components/admin/staff/staff-table";
import { Money } from "@/components/ui/money";
import type { Column } from "@/components/ui/table";
import { formatDuration } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";
import type { FigureRow } from "@/lib/notifications";
import { channelNames } from "./words";

const share = (part: number, of: number) =>
  of === 0 ? "" : formatPercent(Math.round((100 * part) / of) * 100);

const columns: Column<FigureRow>[] = [
  { title: "Day", cell: ({ day }) => day },
  { title: "Channel", cell: ({ channel }) => channelNames[channel] },
  { title: "Kind", cell: ({ key }) => <span className="font-semibold">{key}</span> },
  { title: "Sent", numeric: true, cell: ({ sent }) => sent.toLocaleString("en-NG") },
  { title: "Delivered", numeric: true, cell: ({ delivered, sent }) => share(delivered, sent) },
  {
    title: "Median time",
    numeric: true,
    cell: ({ medianSeconds }) => (medianSeconds === null ? "" : formatDuration(Math.round(medianSeconds))),
  },
  {
    title: "Failed",
    numeric: true,
    cell: ({ failed }) => (failed > 0 ? failed.toLocaleString("en-NG") : ""),
  },
  {
    title: "Read anyway",
    numeric: true,
    cell: ({ channel, readAnyway, sent }) => (channel === "TEXT" ? share(readAnyway, sent) : ""),
  },
  {
    title: "Cost",
    numeric: true,
    cell: ({ costMinor }) => (costMinor > 0n ? <Money minor={costMinor} /> : ""),
  },
];

/** What was sent on the last days, by channel and kind. */
export const FiguresTable = ({ rows }: { rows: FigureRow[] }) => (
  <StaffTable
    caption="Sent by day, channel and kind"
    rows={rows}
    keyOf={({ day, channel, key }) => `${day} ${channel} ${key}`}
    columns={columns}
  />
);
