import type { ReactNode } from "react";
import { formatRate } from "@/components/assets/airtime/offer-figures";
import { formatDuration } from "@/lib/kernel/time-format";
import type { SellerRecord } from "./seller-record";

const count = new Intl.NumberFormat("en-NG");

interface RecordFiguresProps {
  record: SellerRecord & { disputeRateBps: number | null };
  /** Shown if there is nothing to count yet. */
  children: ReactNode;
}

/** How many trades a user has completed as a seller, how reliably and how fast, and how often a moderator was called. */
export function RecordFigures({ record, children }: RecordFiguresProps) {
  const { tradesCompleted, completionRateBps, medianDeliverySeconds, disputeRateBps } = record;
  const figures = [
    tradesCompleted > 0 && counted(tradesCompleted, "trade"),
    completionRateBps !== null && { value: formatRate(completionRateBps), says: "completed" },
    medianDeliverySeconds !== null && { value: formatDuration(medianDeliverySeconds), says: "to deliver" },
    disputeRateBps !== null && { value: formatRate(disputeRateBps), says: "in dispute" },
  ].filter((figure) => figure !== false);
  if (tradesCompleted === 0) return <p className="mt-4 text-sm leading-relaxed text-muted">{children}</p>;
  return <Figures figures={figures} />;
}

interface Figure {
  value: string;
  says: string;
}

/** Figures above what they count. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(6rem,1fr))] gap-3 border-t border-line pt-4">
      {figures.map(({ value, says }) => (
        <div key={says} className="flex flex-col-reverse">
          <dt className="text-sm text-muted">{says}</dt>
          <dd className="fig text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `1,204 trades` */
export const counted = (value: number, one: string, many = `${one}s`): Figure => ({
  value: count.format(value),
  says: value === 1 ? one : many,
});
