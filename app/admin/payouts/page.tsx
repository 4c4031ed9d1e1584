import type { Metadata } from "next";
import Link from "next/link";
import { ChosenForm } from "@/components/admin/bulk/choose";
import { PayoutsTable } from "@/components/admin/payouts/payouts-table";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { ShowMore } from "@/components/ui/show-more";
import { may, mayRead } from "@/lib/kernel/permissions";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type PayoutQueue, payoutsForStaff } from "@/lib/payouts";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Payouts" };

type Asked = Record<string, string | string[] | undefined>;

const names: Record<Exclude<PayoutQueue, "review">, string> = {
  held: "Held",
  late: "Delayed",
  underway: "In transit",
  ended: "Finished",
  all: "All",
};

const listed = Object.keys(names) as (keyof typeof names)[];

export default async function AdminPayoutsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requirePermission("payout.agree", mayRead);
  const asked = await searchParams;
  const queue = listed.find((each) => each === asked.queue) ?? "all";
  const cursor = typeof asked.cursor === "string" ? asked.cursor : undefined;
  const { items, nextCursor, counts, stoppedSince, now } = await payoutsForStaff(viewer, { queue, cursor });
  const canReject = may(viewer, "payout.reject", "d") && queue === "held";
  return (
    <>
      <PageHeading title="Payouts" />
      {stoppedSince && (
        <div className="mb-5">
          <Notice tone="danger" title={`Paused since ${formatDateTime(stoppedSince)}`}>
            No payouts are sent until two people of finance resume them.{" "}
            <Link href="/admin/payouts/pause" className="font-semibold underline">
              See why
            </Link>
          </Notice>
        </div>
      )}
      <ChipRow label="Filter payouts">
        <Chip href="/admin/queues/payouts">Needs approval{countOf("review", counts)}</Chip>
        {listed.map((each) => (
          <Chip key={each} href={`/admin/payouts?queue=${each}`} current={each === queue}>
            {names[each]}
            {countOf(each, counts)}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-4">
        {items.length > 0 ? (
          <>
            <PayoutsTable payouts={items} now={now} caption={names[queue]} chooses={canReject} />
            {canReject && <ChosenForm permission="payout.reject" label="Reject chosen payouts" />}
          </>
        ) : (
          <EmptyState title="Nothing here">
            Payouts appear here automatically when they need attention.
          </EmptyState>
        )}
      </div>
      <ShowMore
        href={nextCursor && `/admin/payouts?queue=${queue}&cursor=${encodeURIComponent(nextCursor)}`}
      />
    </>
  );
}

/** ` (3)` if requests are waiting. */
function countOf(queue: PayoutQueue, counts: { review: number; held: number; late: number }): string {
  const count = queue === "review" || queue === "held" || queue === "late" ? counts[queue] : 0;
  return count > 0 ? ` (${count})` : "";
}
