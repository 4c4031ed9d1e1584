import Link from "next/link";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import { staffRoles } from "@/lib/kernel/permissions";
import { formatDay } from "@/lib/kernel/time-format";
import type { InspectedPerson, Waiting } from "@/lib/staff";

/** Level, money and record of a person. */
export const StandingCard = ({ person }: { person: InspectedPerson }) => (
  <TitledCard title="Standing">
    <DefinitionList
      rows={[
        { term: "Level", value: person.level.toLowerCase() },
        { term: "Joined", value: formatDay(person.joinedAt) },
        ...(person.closedAt ? [{ term: "Account closed", value: formatDay(person.closedAt) }] : []),
        ...(person.roles.length > 0
          ? [{ term: "Roles", value: person.roles.map((role) => staffRoles[role]).join(", ") }]
          : []),
        { term: "In the wallet", value: <Money minor={person.walletMinor} />, strong: true },
        { term: "Open offers", value: person.openOffers },
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
  <TitledCard title="Waiting for us">
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
