import { readFigures } from "@/components/help/figures";
import { Money } from "@/components/ui/money";

/** Counted, not claimed. `protectedMinor` in kobo: all that was ever held in escrow. */
export type LandingFigures = { tradesCompleted: number; protectedMinor: bigint };

const count = new Intl.NumberFormat("en-NG");

/** What the marketplace has done so far, and what it takes for it. Without figures, nothing is said. */
export async function RealFigures({ figures }: { figures: LandingFigures | null }) {
  if (!figures) return null;
  const rules = await readFigures();
  return (
    <section aria-label="Amana in figures" className="wrap pb-14 md:pb-20">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-6 border-y border-line py-6 md:grid-cols-3 md:py-8">
        <div className="flex flex-col-reverse justify-end max-md:col-span-2">
          <dt className="text-muted">protected by escrow so far</dt>
          <dd className="fig text-3xl md:text-4xl">
            {/* Kobo say nothing in a sum of many trades. */}
            <Money minor={figures.protectedMinor - (figures.protectedMinor % 100n)} compact />
          </dd>
        </div>
        <Figure says={figures.tradesCompleted === 1 ? "trade completed" : "trades completed"}>
          {count.format(figures.tradesCompleted)}
        </Figure>
        <Figure says="seller commission; buyers pay none">{rules.commission}</Figure>
      </dl>
    </section>
  );
}

function Figure({ says, children }: { says: string; children: string }) {
  return (
    <div className="flex flex-col-reverse justify-end md:border-l md:border-line md:pl-8">
      <dt className="text-muted">{says}</dt>
      <dd className="fig text-3xl md:text-4xl">{children}</dd>
    </div>
  );
}
