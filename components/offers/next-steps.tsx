import { TitledCard } from "@/components/ui/card";
import { assetOf } from "@/lib/assets";
import { after } from "@/lib/kernel/clock";
import { formatClock, formatDuration } from "@/lib/kernel/time-format";
import type { OfferView } from "@/lib/offers/schema";
import { amount, firstName } from "@/lib/trades/naming";

const inWords = (milliseconds: number) => formatDuration(milliseconds / 1000);

/** The buyer's money is held, and the seller sends. */
function stepsToPay(offer: OfferView, now: Date) {
  const { times, words } = assetOf(offer.kind);
  const { deliver, confirm } = times;
  const seller = firstName(offer.seller.name);
  const { parts } = offer;
  return [
    {
      title: "Now: your money goes into escrow",
      says: `${amount(offer.price)} moves from your wallet into escrow${parts ? `, ${amount(parts.price)} for each of ${String(parts.count)} parts` : ""}. ${seller} can’t touch it.`,
    },
    {
      title: `Within ${inWords(deliver)}: ${seller} sends${parts ? " the first part" : ""}`,
      says: `If you pay now, that’s by ${formatClock(after(now, deliver))}. If they haven’t started by then, you get a full refund automatically.`,
    },
    {
      title: `Within ${inWords(confirm)}: you confirm`,
      says: `${words.check} The seller is paid only when you confirm. If you don’t respond, a moderator reviews the trade.`,
    },
    ...(parts
      ? [
          {
            title: "Then: the next part",
            says: `Each part starts when you’ve confirmed the one before, with ${inWords(deliver)} to send it. You can stop after any part, and get the rest back.`,
          },
        ]
      : []),
  ];
}

/** What the seller has put up is held, and the buyer performs. */
function stepsToPerform(offer: OfferView, now: Date) {
  const { deliver, confirm } = assetOf(offer.kind).times;
  const seller = firstName(offer.seller.name);
  return [
    {
      title: "Now: it goes into escrow",
      says: `What you get is already put up, and moves into escrow for you. ${seller} can’t touch it.`,
    },
    {
      title: `Within ${inWords(deliver)}: you pay`,
      says: `If you accept now, that’s by ${formatClock(after(now, deliver))}. If you haven’t started by then, the trade is cancelled.`,
    },
    {
      title: `Within ${inWords(confirm)}: ${seller} confirms`,
      says: `You get it when ${seller} confirms. If they stay silent, a moderator looks at it.`,
    },
  ];
}

/** What a buyer gets into, with the deadlines as they would be if they paid now. */
export function NextSteps({ offer, now }: { offer: OfferView; now: Date }) {
  const steps =
    assetOf(offer.kind).performs === "seller" ? stepsToPay(offer, now) : stepsToPerform(offer, now);
  return (
    <TitledCard title="What happens next">
      <ol className="grid gap-4">
        {steps.map(({ title, says }, index) => (
          <li key={title} className="flex gap-3">
            <span
              aria-hidden
              className="fig grid size-8 shrink-0 place-items-center rounded-full bg-primary-soft text-sm text-primary-ink"
            >
              {index + 1}
            </span>
            <div className="min-w-0 pt-1">
              <h3 className="font-sans text-base font-semibold tracking-normal">{title}</h3>
              <p className="mt-0.5 text-sm leading-relaxed text-muted">{says}</p>
            </div>
          </li>
        ))}
      </ol>
    </TitledCard>
  );
}
