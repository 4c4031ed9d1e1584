import { TitledCard } from "@/components/ui/card";
import { after } from "@/lib/kernel/clock";
import { formatClock, formatDuration } from "@/lib/kernel/time-format";
import { tradeTimes } from "@/lib/trades/moves";

const { deliver, confirm } = tradeTimes.AIRTIME;
const inWords = (milliseconds: number) => formatDuration(milliseconds / 1000);

type NextStepsProps = {
  sellerName: string;
  /** Ready for reading. */
  price: string;
  now: Date;
};

/** What a buyer gets into, with the deadlines as they would be if they paid now. */
export function NextSteps({ sellerName, price, now }: NextStepsProps) {
  const [seller = sellerName] = sellerName.split(" ");
  const steps = [
    {
      title: "Now, your money is locked",
      says: `${price} moves from your wallet into escrow. ${seller} cannot touch it.`,
    },
    {
      title: `Within ${inWords(deliver)}, ${seller} sends`,
      says: `If you pay now, that is by ${formatClock(after(now, deliver))}. If they have not even begun by then, you get all of it back by itself.`,
    },
    {
      title: `Within ${inWords(confirm)}, you confirm`,
      says: "Check your airtime balance first. Only your word pays the seller; if you stay silent, a moderator looks at it.",
    },
  ];
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
