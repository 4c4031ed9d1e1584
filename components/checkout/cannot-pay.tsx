import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { LockIcon } from "@/components/ui/icons";
import type { Barred, Quote } from "@/lib/checkout/quote/schema";
import { naira } from "@/lib/money/format";

type CannotPayProps = {
  quote: Quote;
  /** Where what is bought can be changed: the cart, or the listing that is bought at once. */
  change: { href: string; says: string };
};

/** Limits of the buyer's own, which a further step of verification raises. */
const OWN_LIMITS = new Set(["trade_limit", "day_limit"]);

/** Why this can't be bought as it is, in the words in which paying would refuse it; the most general first. */
export const reasonsIn = ({ barred, parcels }: Pick<Quote, "barred" | "parcels">): NonNullable<Barred>[] => {
  const all = [barred, ...parcels.map((parcel) => parcel.barred)].flatMap((one) => one ?? []);
  return all.filter(({ message }, at) => all.findIndex((other) => other.message === message) === at);
};

/** The button that pays, which can't be pressed, with the reason: nobody adds money for what would be refused. */
export function CannotPay({ quote, change }: CannotPayProps) {
  const reasons = reasonsIn(quote);
  const rest = quote.parcels.filter(({ barred }) => !barred).length;
  return (
    <div className="grid gap-3.5">
      <button
        type="button"
        aria-disabled="true"
        aria-describedby="cannot-pay"
        className={buttonClass({ wide: true })}
      >
        <LockIcon size={18} /> Pay {naira(quote.total.minor)} into escrow
      </button>
      <div id="cannot-pay" className="grid gap-1.5 rounded-inset bg-wait-soft p-4 text-wait">
        {reasons.map(({ message }) => (
          <p key={message} className="font-semibold">
            {message}
          </p>
        ))}
        {quote.barred === null && <p className="text-sm">{wayOn(quote.parcels.length, rest)}</p>}
      </div>
      <ButtonLink href={change.href} kind="quiet" wide>
        {change.says}
      </ButtonLink>
      {reasons.some(({ reason }) => OWN_LIMITS.has(reason)) && (
        <ButtonLink href="/settings/verification" kind="quiet" wide>
          See your limits
        </ButtonLink>
      )}
    </div>
  );
}

function wayOn(all: number, rest: number): string {
  if (rest === 0) return "You haven’t paid anything.";
  const marked = all - rest === 1 ? "the parcel" : "the parcels";
  return `Take out ${marked} marked with this, and you can pay for the rest.`;
}
