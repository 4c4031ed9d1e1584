import type { ReactNode } from "react";
import { formatRate } from "@/components/assets/airtime/offer-figures";
import { formatDuration } from "@/lib/kernel/time-format";
import type { SellerRecord } from "./seller-record";

const count = new Intl.NumberFormat("en-NG");

interface RecordFiguresProps {
  record: SellerRecord;
  /** Shown on a profile; an offer is about the seller. */
  purchasesCompleted?: number;
  /** Shown if there is nothing to count yet. */
  children: ReactNode;
}

/** How many trades a user has completed, how reliably and how fast, and how many as a buyer. */
export function RecordFigures({ record, purchasesCompleted = 0, children }: RecordFiguresProps) {
  const { tradesCompleted, completionRateBps, medianDeliverySeconds } = record;
  const figures = [
    tradesCompleted > 0 && counted(tradesCompleted, "trade"),
    completionRateBps !== null && { value: formatRate(completionRateBps), says: "completed" },
    medianDeliverySeconds !== null && { value: formatDuration(medianDeliverySeconds), says: "to deliver" },
    purchasesCompleted > 0 && counted(purchasesCompleted, "purchase"),
  ].filter((figure) => figure !== false);
  if (tradesCompleted + purchasesCompleted === 0)
    return <p className="mt-4 text-sm leading-relaxed text-muted">{children}</p>;
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

const counted = (value: number, what: string) => ({
  value: count.format(value),
  says: value === 1 ? what : `${what}s`,
});
