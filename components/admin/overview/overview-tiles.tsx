import { tradeStateNames } from "@/components/admin/trades/trade-state";
import { Money } from "@/components/ui/money";
import { gatewayTitle } from "@/lib/gateways/names";
import type { Actor } from "@/lib/kernel/command";
import { mayRead, type Permission } from "@/lib/kernel/permissions";
import { formatDuration, formatRelative } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";
import type { Overview } from "@/lib/staff";
import { tradeStates } from "@/lib/trades/moves";
import { FigureTile } from "../figure-tile";

const count = new Intl.NumberFormat("en-NG");

/** A queue whose oldest job waits longer than this, in seconds, has stopped. */
const QUEUE_IS_LATE = 120;

type TilesProps = { overview: Overview; viewer: Actor };

/** A link for those who may open its page. */
const linkFor = (viewer: Actor, permission: Permission, href: string) =>
  mayRead(viewer, permission) ? { href } : {};

/** What waits for a person, or is broken. */
export function WatchTiles({ overview, viewer }: TilesProps) {
  const { now, openCases, oldestCaseAt, dead, queue, outbox, oldestEventAt } = overview;
  const outboxIsLate =
    oldestEventAt !== null && now.getTime() - oldestEventAt.getTime() > QUEUE_IS_LATE * 1000;
  return (
    <>
      <FigureTile
        label="Disputes waiting"
        {...linkFor(viewer, "trade.read", "/admin/queues/disputes")}
        tone={openCases > 0 ? "wait" : "plain"}
        value={count.format(openCases)}
        detail={oldestCaseAt ? `oldest ${formatRelative(oldestCaseAt, now)}` : "none waiting"}
      />
      <CheckTile overview={overview} viewer={viewer} />
      <FigureTile
        label="Dead jobs"
        {...linkFor(viewer, "job.retry", "/admin/jobs")}
        tone={dead > 0 ? "danger" : "plain"}
        value={count.format(dead)}
        detail={`${count.format(queue.waiting)} in the queue`}
      />
      <FigureTile
        label="Queue age"
        {...linkFor(viewer, "job.retry", "/admin/jobs")}
        tone={queue.oldestSeconds > QUEUE_IS_LATE || outboxIsLate ? "danger" : "plain"}
        value={formatDuration(queue.oldestSeconds)}
        detail={`${count.format(outbox)} in the outbox`}
      />
    </>
  );
}

function CheckTile({ overview: { check, now }, viewer }: TilesProps) {
  const link = linkFor(viewer, "ledger.read", "/admin/ledger");
  if (!check) return <FigureTile label="Ledger check" {...link} value="None yet" tone="wait" />;
  const broken = check.findings.length;
  return (
    <FigureTile
      label="Ledger check"
      {...link}
      tone={broken > 0 ? "danger" : "ok"}
      value={broken > 0 ? `${broken} findings` : "All hold"}
      detail={`checked ${formatRelative(check.at, now)}`}
    />
  );
}

/** Where the money is that people have entrusted to us. */
export function MoneyTiles({ overview, viewer }: TilesProps) {
  const { walletsMinor, escrowMinor, feesMinor, cover } = overview;
  const isShort = cover.shortMinor > 0n || cover.unexplainedMinor !== 0n;
  return (
    <>
      <FigureTile
        label="Owed to users"
        {...linkFor(viewer, "ledger.read", "/admin/ledger")}
        value={<Money minor={cover.owedMinor} />}
        detail={`${nairaAndKobo(walletsMinor)} in wallets`}
      />
      <FigureTile
        label="In escrow"
        {...linkFor(viewer, "trade.read", "/admin/trades?state=IN_ESCROW")}
        value={<Money minor={escrowMinor} />}
        detail="held in trades"
      />
      <FigureTile
        label="Earned"
        {...linkFor(viewer, "ledger.read", "/admin/ledger")}
        value={<Money minor={feesMinor} />}
        detail="commission and fees, all time"
      />
      <FigureTile
        label="At the gateway"
        {...linkFor(viewer, "ledger.read", "/admin/ledger")}
        tone={isShort ? "danger" : "plain"}
        value={<Money minor={cover.heldMinor} />}
        detail={isShort ? "not all that users are owed" : `what ${gatewayTitle()} holds for us`}
      />
    </>
  );
}

/** Who and what is in the market. */
export function MarketTiles({ overview, viewer }: TilesProps) {
  const { market, people, peopleVerified, peopleJoined, openOffers } = overview;
  const { totals, days } = market;
  return (
    <>
      <FigureTile
        label={`Completed in ${days.length} days`}
        {...linkFor(viewer, "trade.read", "/admin/trades?state=COMPLETED")}
        value={count.format(totals.completed)}
        detail={`${nairaAndKobo(totals.commissionMinor)} commission`}
      />
      <FigureTile
        label={`Opened in ${days.length} days`}
        {...linkFor(viewer, "trade.read", "/admin/trades")}
        value={count.format(totals.opened)}
        detail={`${count.format(days.at(-1)?.opened ?? 0)} today`}
      />
      <FigureTile
        label="People"
        {...linkFor(viewer, "person.search", "/admin/search")}
        value={count.format(people)}
        detail={`${count.format(peopleVerified)} verified, ${count.format(peopleJoined)} new in ${days.length} days`}
      />
      <FigureTile label="Open offers" href="/offers" value={count.format(openOffers)} />
    </>
  );
}

/** How many trades are in each state, all time. */
export function StateTiles({ overview, viewer }: TilesProps) {
  return tradeStates.map((state) => (
    <FigureTile
      key={state}
      label={tradeStateNames[state]}
      {...linkFor(viewer, "trade.read", `/admin/trades?state=${state}`)}
      value={count.format(overview.states.find((each) => each.state === state)?.trades ?? 0)}
    />
  ));
}
