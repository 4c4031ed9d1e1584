import { TitledCard } from "@/components/ui/card";
import { formatDay } from "@/lib/kernel/time-format";
import type { ReviewView, TradeReviews } from "@/lib/reviews/schema";
import type { FormAction } from "@/lib/web/form-state";
import { RatingForm } from "./rating-form";
import { Star } from "./stars";

type RatingCardProps = {
  reviews: TradeReviews;
  tradeId: string;
  /** The other party's first name. */
  partner: string;
  action: FormAction;
};

/** What the parties of an ended trade say of each other; nothing where neither has and the time is over. */
export function RatingCard({
  reviews: { reviews, closesAt, mayRate },
  tradeId,
  partner,
  action,
}: RatingCardProps) {
  if (!mayRate && reviews.length === 0) return null;
  const until = closesAt && formatDay(new Date(closesAt));
  return (
    <TitledCard title={mayRate ? `Rate ${partner}` : "Ratings"}>
      <div className="grid gap-4">
        {reviews.map((review) => (
          <Review key={String(review.mine)} review={review} partner={partner} />
        ))}
        {mayRate && (
          <RatingForm action={action} tradeId={tradeId} partner={partner} star={<Star size={30} />} />
        )}
        {reviews.length < 2 && (
          <p className="text-sm text-muted">
            {mayRate
              ? `You see each other’s ratings once both of you have rated, or on ${until}. After that a trade can’t be rated.`
              : reviews[0]?.mine && `${partner} sees it once they have rated you too, or on ${until}.`}
          </p>
        )}
      </div>
    </TitledCard>
  );
}

const Review = ({ review: { mine, stars, comment }, partner }: { review: ReviewView; partner: string }) => (
  <div>
    <p className="flex flex-wrap items-center gap-x-3 font-semibold">
      {mine ? `You rated ${partner}` : `${partner} rated you`}
      <span className="inline-flex text-star">
        {Array.from({ length: 5 }, (_, at) => (
          <Star key={at} size={18} className={at < stars ? "" : "text-line"} />
        ))}
        <span className="sr-only">{stars} of 5 stars</span>
      </span>
    </p>
    {comment && (
      <p dir="auto" className="mt-1 whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">
        {comment}
      </p>
    )}
  </div>
);
