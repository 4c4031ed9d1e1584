import type { Metadata } from "next";
import { DeliveriesTable } from "@/components/admin/notifications/deliveries-table";
import { FiguresTable } from "@/components/admin/notifications/figures-table";
import { SearchFields } from "@/components/admin/notifications/search-fields";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { ShowMore } from "@/components/ui/show-more";
import { mayRead } from "@/lib/kernel/permissions";
import { costFigures, type DeliverySearch, deliveriesFor } from "@/lib/notifications";
import { DeliverySearchInput } from "@/lib/notifications/log/search";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Notices sent" };

type Asked = Record<string, string | string[] | undefined>;

/** What the URL asks for; what is malformed narrows nothing. */
function searchIn(asked: Asked): DeliverySearch {
  const found = Object.entries(DeliverySearchInput.shape).flatMap(([name, shape]) => {
    const parsed = shape.safeParse(asked[name] === "" ? undefined : asked[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(found);
}

const DAYS = 14;

export default async function DeliveriesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requirePermission("delivery.read", mayRead);
  const asked = await searchParams;
  const isFigures = asked.show === "figures";
  return (
    <>
      <PageHeading
        title="Notices sent"
        lead="What left for people’s phones and mailboxes, what became of it and what it cost."
      />
      <ChipRow label="What to show">
        <Chip href="/admin/deliveries" current={!isFigures}>
          Deliveries
        </Chip>
        <Chip href="/admin/deliveries?show=figures" current={isFigures}>
          Figures
        </Chip>
      </ChipRow>
      <div className="mt-5">
        {isFigures ? <Figures viewer={viewer} /> : <Deliveries viewer={viewer} search={searchIn(asked)} />}
      </div>
    </>
  );
}

async function Deliveries({ viewer, search }: { viewer: Viewer; search: DeliverySearch }) {
  const { lines, next, now } = await deliveriesFor(viewer, search);
  const more = new URLSearchParams({ ...(search as Record<string, string>), before: next ?? "" });
  return (
    <>
      <SearchFields search={search} />
      {lines.length > 0 ? (
        <DeliveriesTable lines={lines} now={now} />
      ) : (
        <EmptyState title="Nothing was sent">Try fewer criteria.</EmptyState>
      )}
      <ShowMore href={next && `/admin/deliveries?${more}`} />
    </>
  );
}

async function Figures({ viewer }: { viewer: Viewer }) {
  const { rows, costMinor, trades, perTradeMinor } = await costFigures(viewer, DAYS);
  if (rows.length === 0) return <EmptyState title={`Nothing was sent in ${DAYS} days`} />;
  return (
    <>
      <p className="mb-4">
        <Money minor={costMinor} /> in {DAYS} days, with {trades.toLocaleString("en-NG")} completed{" "}
        {trades === 1 ? "trade" : "trades"}
        {perTradeMinor !== null && (
          <>
            : <Money minor={perTradeMinor} /> for each
          </>
        )}
        .
      </p>
      <FiguresTable rows={rows} />
    </>
  );
}
