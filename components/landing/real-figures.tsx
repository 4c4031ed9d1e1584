import { Money } from "@/components/ui/money";

/** Counted, not claimed. `protectedMinor` in kobo: all that was ever held in escrow. */
export type LandingFigures = { tradesCompleted: number; protectedMinor: bigint };

const count = new Intl.NumberFormat("en-NG");

/** What the marketplace has done so far. Without figures, nothing is said. */
export function RealFigures({ figures }: { figures: LandingFigures | null }) {
  if (!figures) return null;
  return (
    <dl className="wrap flex flex-wrap gap-x-16 gap-y-6 pb-14">
      <div className="flex flex-col-reverse">
        <dt className="text-muted">trades completed</dt>
        <dd className="fig text-3xl">{count.format(figures.tradesCompleted)}</dd>
      </div>
      <div className="flex flex-col-reverse">
        <dt className="text-muted">protected in escrow so far</dt>
        <dd className="fig text-3xl">
          <Money minor={figures.protectedMinor} compact />
        </dd>
      </div>
    </dl>
  );
}
