import { formatRate } from "@/components/assets/airtime/offer-figures";
import { counted, Figures } from "@/components/offers/record-figures";
import { averageStars } from "@/components/reviews/average-stars";
import { Stars } from "@/components/reviews/stars";
import type { PublicPerson } from "@/lib/identity";
import { formatDuration } from "@/lib/kernel/time-format";
import { naira } from "@/lib/money/format";

const rate = (bps: number | null, says: string) => bps !== null && { value: formatRate(bps), says };
const time = (seconds: number | null, says: string) =>
  seconds !== null && { value: formatDuration(seconds), says };

/** How a person has sold and bought so far, how they were rated, and what they traded lately. */
export function TradingRecord({ person }: { person: PublicPerson }) {
  const sold = [
    person.tradesCompleted > 0 && counted(person.tradesCompleted, "sale"),
    rate(person.completionRateBps, "completed"),
    time(person.medianDeliverySeconds, "to deliver"),
  ];
  const bought = [
    person.purchasesCompleted > 0 && counted(person.purchasesCompleted, "purchase"),
    rate(person.purchaseRateBps, "completed"),
    time(person.medianConfirmSeconds, "to confirm"),
  ];
  const overall = [
    rate(person.disputeRateBps, "in dispute"),
    person.disputesLost > 0 && counted(person.disputesLost, "dispute lost", "disputes lost"),
    ...person.recent.map(
      ({ days, trades, volume }) =>
        trades > 0 && {
          value: naira(volume.minor),
          says: `in ${trades} ${trades === 1 ? "trade" : "trades"}, last ${days} days`,
        },
    ),
  ];
  const rating = averageStars(person);
  return (
    <>
      {rating && (
        <p className="mt-4 text-sm text-muted tabular-nums">
          <Stars average={rating} /> from {person.ratings} {person.ratings === 1 ? "rating" : "ratings"}
        </p>
      )}
      <Part title="As a seller" figures={sold}>
        Nothing sold yet.
      </Part>
      <Part title="As a buyer" figures={bought}>
        Nothing bought yet.
      </Part>
      {person.disputeRateBps !== null && <Part title="On both sides" figures={overall} />}
    </>
  );
}

type Found = Parameters<typeof Figures>[0]["figures"][number];

function Part({
  title,
  figures,
  children,
}: {
  title: string;
  figures: (Found | false)[];
  children?: string;
}) {
  const shown = figures.filter((figure) => figure !== false);
  return (
    <section aria-label={title} className="mt-5">
      <h2 className="text-base font-semibold">{title}</h2>
      {shown.length > 0 ? <Figures figures={shown} /> : <p className="mt-2 text-sm text-muted">{children}</p>}
    </section>
  );
}
