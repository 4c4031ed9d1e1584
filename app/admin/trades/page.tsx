import type { Metadata } from "next";
import { SearchForm } from "@/components/admin/search-form";
import { tradeStateNames } from "@/components/admin/trades/trade-state";
import { TradesTable } from "@/components/admin/trades/trades-table";
import { shortDay } from "@/components/charts/days";
import { PageHeading } from "@/components/shell/page-heading";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { mayRead } from "@/lib/kernel/permissions";
import { findTradesFor } from "@/lib/staff";
import { type TradeState, tradeStates } from "@/lib/trades/moves";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Trades" };

type Asked = Record<string, string | string[] | undefined>;

export default async function AdminTradesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requirePermission("trade.read", mayRead);
  const asked = await searchParams;
  const state = tradeStates.find((each) => each === asked.state);
  const search = typeof asked.q === "string" ? asked.q.slice(0, 254) : "";
  const cursor = typeof asked.cursor === "string" ? asked.cursor : undefined;
  const day = isDay(asked.day) ? asked.day : undefined;
  const { items, nextCursor, now } = await findTradesFor(viewer, { state, search, day, cursor });
  return (
    <>
      <PageHeading title="Trades" lead={day && `Opened on ${shortDay(day)}`} />
      <SearchForm
        action="/admin/trades"
        search={search}
        label="Trade ID, or a party’s full email address or phone number"
        placeholder="Trade ID, email or phone"
      >
        {state && <input type="hidden" name="state" value={state} />}
        {day && <input type="hidden" name="day" value={day} />}
      </SearchForm>
      <ChipRow label="State">
        <Chip href={placeOf({ q: search, day })} current={!state}>
          All
        </Chip>
        {tradeStates.map((each) => (
          <Chip key={each} href={placeOf({ q: search, day, state: each })} current={each === state}>
            {tradeStateNames[each]}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-4">
        {items.length > 0 ? <TradesTable trades={items} now={now} /> : <NothingFound />}
      </div>
      <ShowMore href={nextCursor && placeOf({ q: search, day, state, cursor: nextCursor })} />
    </>
  );
}

function placeOf(filter: {
  q?: string;
  day?: string | undefined;
  state?: TradeState | undefined;
  cursor?: string;
}): string {
  const chosen = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return chosen.length > 0 ? `/admin/trades?${new URLSearchParams(chosen)}` : "/admin/trades";
}

/** A day of the calendar, as PostgreSQL takes it. */
const isDay = (asked: string | string[] | undefined): asked is string =>
  typeof asked === "string" && /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked));

const NothingFound = () => (
  <EmptyState title="No matching trades">Search by full trade ID, email address or phone number.</EmptyState>
);
