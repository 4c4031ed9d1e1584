import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { gatewayTitle } from "@/lib/gateways/names";
import { nairaAndKobo } from "@/lib/money/format";
import type { Cover, CoverLine } from "@/lib/staff";

/** What users are owed, and line by line why the gateway holds more or less than that. */
export function CoverCard({ cover }: { cover: Cover }) {
  const { owed, owedMinor, heldMinor, explaining, unexplainedMinor } = cover;
  return (
    <TitledCard title="Owed and held" className="mt-3">
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <DefinitionList
          rows={[...owed.map(rowOf), { ...rowOf({ term: "Owed to users", minor: owedMinor }), strong: true }]}
        />
        <DefinitionList
          rows={[
            { ...rowOf({ term: `At ${gatewayTitle()}`, minor: heldMinor }), strong: true },
            ...explaining.map(rowOf),
            ...(unexplainedMinor === 0n ? [] : [unexplained(unexplainedMinor)]),
            { ...rowOf({ term: "Owed to users", minor: owedMinor }), strong: true },
          ]}
        />
      </div>
      <div className="mt-4">
        <Verdict cover={cover} />
      </div>
    </TitledCard>
  );
}

const rowOf = ({ term, minor }: CoverLine) => ({ term, value: <Money minor={minor} /> });

const unexplained = (minor: bigint) => ({
  term: "Not explained",
  value: <Money minor={minor} className="font-bold text-danger" />,
});

function Verdict({ cover: { shortMinor, unexplainedMinor } }: { cover: Cover }) {
  const gateway = gatewayTitle();
  if (unexplainedMinor !== 0n)
    return (
      <Notice tone="danger" title={`${nairaAndKobo(unexplainedMinor)} that no account explains`}>
        The ledger doesn’t balance. The ledger check names the accounts; stop payouts until it holds again.
      </Notice>
    );
  if (shortMinor > 0n)
    return (
      <Notice tone="danger" title={`Top up ${gateway} by at least ${nairaAndKobo(shortMinor)}`}>
        Users are owed more than it holds. Until it is topped up from our bank, not all of them could withdraw
        at once.
      </Notice>
    );
  return <Notice tone="ok">{gateway} holds all that users are owed.</Notice>;
}
