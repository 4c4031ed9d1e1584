import type { ReactNode } from "react";
import { PersonCard } from "@/components/admin/staff/person-card";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ListingForReview } from "@/lib/catalog";
import type { StaffRestriction } from "@/lib/identity";
import { formatMonth } from "@/lib/kernel/time-format";
import { RiskBadge } from "./risk-badge";
import { flagWords, verdictWords } from "./words";

const THEIR_ROLE = "seller";

type Found = { found: ListingForReview };

/** The rules of risk that the version hit, in words, with what each weighed. */
export const HitsCard = ({ found: { hits, risk } }: Found) => (
  <TitledCard title="Why it waits" aside={<RiskBadge risk={risk} />} className="p-4!">
    {hits.length === 0 ? (
      <p className="text-muted">
        No rule of risk was hit. A seller’s first listings are looked at, or all are by a setting.
      </p>
    ) : (
      <ul className="divide-y divide-line">
        {hits.map(({ rule, says, weight }) => (
          <li key={rule} className="flex justify-between gap-4 py-1.5">
            <span>{says}</span>
            <span className="shrink-0 text-muted tabular-nums">
              {weight === 0 ? "only watched" : `+${String(weight)}`}
            </span>
          </li>
        ))}
      </ul>
    )}
  </TitledCard>
);

/** What readers say is wrong with it, as far as nobody has looked at it. */
export const FlagsCard = ({ found: { flags, now } }: Found) => (
  <TitledCard title="Reports" className="p-4!">
    <ul className="divide-y divide-line">
      {flags.map(({ reason, at }, index) => (
        <li key={`${reason} ${String(index)}`} className="flex justify-between gap-4 py-1.5">
          <span>{flagWords(reason)}</span>
          <RelativeTime at={at} now={now} className="shrink-0 text-muted" />
        </li>
      ))}
    </ul>
  </TitledCard>
);

/** What the seller has done here. */
export function SellerCard({
  found,
  restrictions,
  children,
}: Found & { restrictions: readonly StaffRestriction[]; children?: ReactNode }) {
  const { seller } = found;
  const { tradesCompleted, tradesEnded, tradesDisputed, listingsLive, listingsRejected } = seller;
  return (
    <PersonCard person={seller} role={THEIR_ROLE} restrictions={restrictions}>
      <ul className="mt-1 grid gap-0.5 text-muted">
        <li>Here since {formatMonth(seller.since)}</li>
        <li>
          {counted(tradesCompleted, "trade", "trades")} completed of {tradesEnded} ended, {tradesDisputed}{" "}
          disputed
        </li>
        <li>
          {counted(listingsLive, "listing", "listings")} published, {listingsRejected} rejected or taken down
        </li>
        <li>May write {counted(seller.listingsADay, "listing", "listings")} a day</li>
      </ul>
      {children}
    </PersonCard>
  );
}

const counted = (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`;

/** What colleagues decided about it before. */
export const DecisionsCard = ({ found: { decisions, now } }: Found) => (
  <TitledCard title="Earlier decisions" className="p-4!">
    {decisions.length === 0 && <p className="text-muted">None.</p>}
    <ul className="grid gap-3">
      {decisions.map(({ verdict, reasonCode, sentence, byName, at }) => (
        <li key={at.toISOString()}>
          <p className="font-semibold">{verdictWords(verdict, reasonCode)}</p>
          {sentence && <p className="wrap-anywhere">“{sentence}”</p>}
          <p className="text-sm text-muted">
            {byName}, <RelativeTime at={at} now={now} />
          </p>
        </li>
      ))}
    </ul>
  </TitledCard>
);
