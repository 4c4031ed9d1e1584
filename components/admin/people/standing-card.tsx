import Link from "next/link";
import { LimitBars } from "@/components/identity/limits/limit-bars";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnLimits } from "@/lib/identity";
import { staffRoles } from "@/lib/kernel/permissions";
import type { InspectedPerson, Waiting } from "@/lib/staff";

type StandingProps = { person: InspectedPerson; limits: OwnLimits | undefined };

/** Level, limits and record of a person. */
export const StandingCard = ({ person, limits }: StandingProps) => (
  <TitledCard
    title="Standing and limits"
    aside={<span className="text-muted">level {person.level.toLowerCase()}</span>}
  >
    {limits?.proven && (
      <div className="mb-3 border-b border-line pb-3">
        <LimitBars limits={limits} />
      </div>
    )}
    <DefinitionList
      rows={[
        ...(limits
          ? [{ term: "Largest trade allowed", value: <Money minor={limits.tradeMinor} compact /> }]
          : []),
        ...(person.roles.length > 0
          ? [{ term: "Roles", value: person.roles.map((role) => staffRoles[role]).join(", ") }]
          : []),
        { term: "Trades running", value: person.tradesRunning },
        { term: "Sales completed, failed", value: `${person.tradesCompleted}, ${person.tradesUnfinished}` },
        {
          term: "Purchases completed, failed",
          value: `${person.purchasesCompleted}, ${person.purchasesUnfinished}`,
        },
        { term: "Disputes, lost", value: `${person.disputes}, ${person.disputesLost}` },
      ]}
    />
  </TitledCard>
);

const places: Record<Waiting["what"], { title: string; path: string }> = {
  dispute: { title: "Dispute", path: "/admin/trades" },
  payout: { title: "Withdrawal to approve", path: "/admin/payouts" },
  deposit: { title: "Deposit in quarantine", path: "/admin/deposits" },
  support: { title: "Answer of support", path: "/admin/support" },
  approval: { title: "Request about them", path: "/admin/approvals" },
};

/** What a person waits for from us, oldest first. */
export const WaitingCard = ({ waiting, now }: { waiting: readonly Waiting[]; now: Date }) => (
  <TitledCard title="Waiting for us" aside={<span className="text-muted">{waiting.length}</span>}>
    {waiting.length === 0 ? (
      <p className="text-muted">Nothing.</p>
    ) : (
      <ul className="divide-y divide-line">
        {waiting.map(({ what, id, name, since }) => (
          <li key={`${what} ${id}`} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
            <Link href={`${places[what].path}/${id}`} className="font-semibold underline">
              {places[what].title}
            </Link>
            <span className="text-sm text-muted wrap-anywhere">
              {what === "dispute" ? "" : `${name}, `}
              <RelativeTime at={since} now={now} />
            </span>
          </li>
        ))}
      </ul>
    )}
  </TitledCard>
);
