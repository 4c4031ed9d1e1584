import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { TitledCard } from "@/components/ui/card";
import type { Column } from "@/components/ui/table";
import type { DryRun, OtherWay } from "@/lib/catalog";
import { RiskBadge } from "./risk-badge";
import { verdictWords } from "./words";

type Line = { title: string; inForce: number; changed: number };

const ways = { live: "Live at once", one: "One moderator looks", two: "Two moderators approve" } as const;

/** What changed rules would have done, beside what those in force do. */
export function DryRunResult({ run }: { run: DryRun }) {
  const { looked, inForce, changed, rules, others } = run;
  if (looked === 0) return <p className="text-muted">No listing has been looked at by the rules yet.</p>;
  const lines = (Object.keys(ways) as (keyof typeof ways)[]).map((way) => ({
    title: ways[way],
    inForce: inForce[way],
    changed: changed[way],
  }));
  return (
    <div className="grid gap-5">
      <TitledCard
        title={`The last ${looked.toLocaleString("en-NG")} listings, by their risk alone`}
        className="p-4!"
      >
        <Compared caption="What becomes of them" lines={lines} />
      </TitledCard>
      <TitledCard title="Rules that they hit" className="p-4!">
        <Compared
          caption="Rules that they hit"
          lines={rules.map(({ says, ...counts }) => ({ title: says, ...counts }))}
        />
      </TitledCard>
      <TitledCard title="Would have gone another way" className="p-4!">
        {others.length === 0 ? (
          <p className="text-muted">None of them.</p>
        ) : (
          <StaffTable
            caption="Listings that would have gone another way"
            rows={others}
            keyOf={({ id }) => id}
            columns={columns}
          />
        )}
      </TitledCard>
    </div>
  );
}

const Compared = ({ caption, lines }: { caption: string; lines: Line[] }) => (
  <StaffTable caption={caption} rows={lines} keyOf={({ title }) => title} columns={compared} />
);

const compared: Column<Line>[] = [
  { title: "What", cell: ({ title }) => title },
  { title: "Now", numeric: true, cell: ({ inForce }) => inForce.toLocaleString("en-NG") },
  {
    title: "Changed",
    numeric: true,
    cell: ({ inForce, changed }) => (
      <span className={inForce === changed ? "" : "font-semibold"}>{changed.toLocaleString("en-NG")}</span>
    ),
  },
];

const columns: Column<OtherWay>[] = [
  {
    title: "Listing",
    cell: ({ id, title }) => (
      <Link href={`/admin/listings/${id}`} prefetch={false} className={`${tradeLinkClass} wrap-anywhere`}>
        {title}
      </Link>
    ),
  },
  { title: "Now", cell: ({ before }) => <RiskBadge risk={before} /> },
  { title: "Changed", cell: ({ after }) => <RiskBadge risk={after} /> },
  { title: "What was decided", cell: ({ verdict }) => (verdict ? verdictWords(verdict, null) : "–") },
];
