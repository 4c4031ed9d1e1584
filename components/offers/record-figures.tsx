import type { ReactNode } from "react";
import { formatRate } from "@/components/assets/airtime/offer-figures";
import { formatDuration } from "@/lib/kernel/time-format";
import type { SellerRecord } from "./seller-record";

const count = new Intl.NumberFormat("en-NG");

/** How many trades a user has completed, how reliably and how fast; the children if there is none yet. */
export function RecordFigures({ record, children }: { record: SellerRecord; children: ReactNode }) {
  const { tradesCompleted, completionRateBps, medianDeliverySeconds } = record;
  if (tradesCompleted === 0) return <p className="mt-4 text-sm leading-relaxed text-muted">{children}</p>;
  const figures = [
    { value: count.format(tradesCompleted), says: tradesCompleted === 1 ? "trade" : "trades" },
    completionRateBps !== null && { value: formatRate(completionRateBps), says: "completed" },
    medianDeliverySeconds !== null && { value: formatDuration(medianDeliverySeconds), says: "to deliver" },
  ].filter((figure) => figure !== false);
  return (
    <dl className="mt-4 grid grid-cols-3 gap-3 border-t border-line pt-4">
      {figures.map(({ value, says }) => (
        <div key={says} className="flex flex-col-reverse">
          <dt className="text-sm text-muted">{says}</dt>
          <dd className="fig text-lg">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
