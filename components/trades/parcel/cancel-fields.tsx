import { RadioTiles } from "@/components/form/radio-tiles";
import { buyerReasons, sellerReasons } from "@/lib/trades/parcel/cancel-reasons";
import { type FormState, fieldOf } from "@/lib/web/form-state";
import type { OrderFacts } from "./order-facts";

/** Why it is cancelled, and what happens to the money. */
export function CancelFields({ state, order }: { state: FormState; order: OrderFacts }) {
  const reasons = Object.entries(order.role === "seller" ? sellerReasons : buyerReasons);
  return (
    <>
      <p className="-mt-2 text-sm text-muted">{whatFollows(order)}</p>
      <RadioTiles
        label="Why?"
        tiles={reasons.map(([value, { says }]) => ({ value, label: says }))}
        {...fieldOf(state, "reason")}
      />
    </>
  );
}

const whatFollows = ({ role, partner, back }: OrderFacts): string =>
  role === "seller"
    ? `${partner} is refunded ${back}, delivery included, and you get nothing. Don’t cancel if you’ve already sent it.`
    : `${back} goes back to your wallet, delivery included, and ${partner} gets nothing.`;
