import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Money } from "@/components/ui/money";
import type { WaitingCase } from "@/lib/staff";
import { RiskBadge } from "../listings/risk-badge";
import { type CasesProps, CaseTimeLeft, holderOf } from "./cases-table";
import { aboutWords, codeOf, peopleWords } from "./words";

type CasesListProps = Omit<CasesProps, "claim" | "chooses"> & { selected: string };

/** The cases of a queue in a narrow column beside the one that is open, three lines each. */
export const CasesList = ({ caption, cases, selected, viewerId, now, hrefOf }: CasesListProps) => (
  <ul aria-label={caption} data-rows className="border-t border-line">
    {cases.map((one) => (
      <li key={one.id} data-row className="border-b border-line">
        <Link
          href={hrefOf(one)}
          prefetch={false}
          scroll={false}
          aria-current={one.place === selected ? "true" : undefined}
          className="grid grid-cols-[minmax(0,1fr)] gap-0.5 border-l-3 border-transparent px-2.5 py-2 hover:bg-ground focus-visible:outline-offset-[-2px] aria-[current=true]:border-primary aria-[current=true]:bg-primary-soft"
        >
          <CaseLines one={one} viewerId={viewerId} now={now} />
        </Link>
      </li>
    ))}
  </ul>
);

function CaseLines({ one, viewerId, now }: { one: WaitingCase; viewerId: string; now: Date }) {
  const { amountMinor, currency, kind, risk } = one;
  const holder = one.claim ?? one.assignment;
  return (
    <>
      <span className="flex justify-between gap-2 font-semibold">
        <span className="fig min-w-0 truncate">{codeOf(one)}</span>
        {amountMinor !== null && currency && <Money minor={amountMinor} currency={currency} compact />}
      </span>
      <span className="flex items-center justify-between gap-2">
        <span className="truncate">{aboutWords(one)}</span>
        {kind === "listing" && <RiskBadge risk={risk} />}
        {holder && (
          <>
            <Avatar name={holder.staffName} size="tiny" />
            <span className="sr-only">Assigned to {holderOf(one, viewerId)}</span>
          </>
        )}
      </span>
      <span className="flex items-center justify-between gap-2 text-xs text-muted">
        <CaseTimeLeft one={one} now={now} />
        <span className="min-w-0 truncate">{peopleWords(one)}</span>
      </span>
    </>
  );
}
