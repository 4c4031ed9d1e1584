import { tradeStateNames } from "@/components/admin/trades/trade-state";
import { Money } from "@/components/ui/money";
import type { Actor } from "@/lib/kernel/command";
import { mayRead, type Permission } from "@/lib/kernel/permissions";
import { nairaAndKobo } from "@/lib/money/format";
import type { Overview } from "@/lib/staff";
import { tradeStates } from "@/lib/trades/moves";
import { type Figure, FigureStrip } from "./figure-strip";

const count = new Intl.NumberFormat("en-NG");

type FiguresProps = { overview: Overview; viewer: Actor };

/** Who and what is in the market, what it earns and holds. */
export function MarketFigures({ overview, viewer }: FiguresProps) {
  const { market, people, peopleVerified, peopleJoined, openOffers, feesMinor, escrowMinor } = overview;
  const { totals, days } = market;
  const linkFor = (permission: Permission, href: string) => (mayRead(viewer, permission) ? href : undefined);
  const figures: Figure[] = [
    {
      label: `Completed, ${days.length} days`,
      href: linkFor("trade.read", "/admin/trades?state=COMPLETED"),
      value: count.format(totals.completed),
      detail: `${nairaAndKobo(totals.commissionMinor)} commission`,
    },
    {
      label: `Opened, ${days.length} days`,
      href: linkFor("trade.read", "/admin/trades"),
      value: count.format(totals.opened),
      detail: `${count.format(days.at(-1)?.opened ?? 0)} today`,
    },
    {
      label: "People",
      href: linkFor("person.search", "/admin/search"),
      value: count.format(people),
      detail: `${count.format(peopleVerified)} verified, ${count.format(peopleJoined)} new`,
    },
    { label: "Open offers", href: "/offers", value: count.format(openOffers) },
    {
      label: "In escrow",
      href: linkFor("trade.read", "/admin/trades?state=IN_ESCROW"),
      value: <Money minor={escrowMinor} />,
      detail: "held in trades",
    },
    {
      label: "Earned",
      href: linkFor("ledger.read", "/admin/ledger"),
      value: <Money minor={feesMinor} />,
      detail: "all time",
    },
  ];
  return <FigureStrip title="Trades, people and earnings" figures={figures} />;
}

/** How many trades are in each state, all time. */
export function StateFigures({ overview: { states }, viewer }: FiguresProps) {
  const opens = mayRead(viewer, "trade.read");
  return (
    <FigureStrip
      title="Trades by state"
      figures={tradeStates.map((state) => ({
        label: tradeStateNames[state],
        href: opens ? `/admin/trades?state=${state}` : undefined,
        value: count.format(states.find((each) => each.state === state)?.trades ?? 0),
      }))}
    />
  );
}
