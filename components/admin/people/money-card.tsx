import { TitledCard } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import type { InspectedPerson, PersonLine } from "@/lib/staff";
import { LatestLines } from "./latest-lines";

type MoneyCardProps = { person: InspectedPerson; lines: readonly PersonLine[] };

/** What a person has, what is held of it, and what came in and went out last. */
export function MoneyCard({ person, lines }: MoneyCardProps) {
  const { walletMinor, escrowMinor, payoutMinor, now } = person;
  return (
    <TitledCard title="Money">
      <dl className="mb-2 grid grid-cols-3 gap-4 border-b border-line pb-3 max-sm:grid-cols-1">
        <Amount term="Wallet" minor={walletMinor} />
        <Amount term="In escrow for their purchases" minor={escrowMinor} />
        <Amount term="Withdrawals on their way" minor={payoutMinor} isHeld={payoutMinor > 0n} />
      </dl>
      {lines.length === 0 ? (
        <p className="text-muted">No deposits or withdrawals yet.</p>
      ) : (
        <LatestLines rows={lines} now={now} />
      )}
    </TitledCard>
  );
}

const Amount = ({ term, minor, isHeld = false }: { term: string; minor: bigint; isHeld?: boolean }) => (
  <div>
    <dt className="text-muted">{term}</dt>
    <dd className={`fig text-base font-semibold ${isHeld ? "text-wait" : ""}`}>
      <Money minor={minor} />
    </dd>
  </div>
);
