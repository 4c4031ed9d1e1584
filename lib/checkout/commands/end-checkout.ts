import "server-only";
import { type Actor, command, type Moment, SYSTEM } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type BasketFacts, missingFor, planBasket, readBasket } from "@/lib/trades";
import { emptyCart } from "../cart-lines";
import { checkoutEvents } from "../events";
import { type CheckoutState, checkout } from "../machine";
import { type CheckoutParcel, type Destination, tradeOfParcel } from "../planned";
import { checkoutRefusals } from "../refusals";
import type { CheckoutMoved, Failure } from "../schema";

interface Waiting {
  id: string;
  version: bigint;
  state: CheckoutState;
  buyerId: string;
  expiresAt: Date;
  quote: { parcels: CheckoutParcel[] };
  delivery: Destination | null;
}

interface Named {
  checkoutId: string;
}

const COLUMNS = sql`c.id, c.version, c.state, c.buyer_id, c.expires_at, c.quote, c.delivery`;

/** Of whom it is, and of the clock. */
const readWaiting = ({ checkoutId }: Named, by: Actor): Sql => sql`
  select ${COLUMNS} from checkout c where c.id = ${checkoutId}::uuid and (c.buyer_id = ${by.id}::uuid or ${by === SYSTEM})`;

function mustWait({ state }: Waiting): void {
  if (state !== "AWAITING_FUNDS") throw new Refusal(checkoutRefusals.not_waiting);
}

const about = ({ id }: Waiting, state: CheckoutState) => ({
  result: { checkoutId: id, state },
  subject: { kind: "checkout", id },
});

const eventOf = ({ id, buyerId }: Waiting) => ({ checkoutId: id, buyerId });

/**
 * Buys what a checkout waited to buy, as it was quoted, in its buyer's name: pressing Pay was the consent.
 * @throws Refusal - those of `placeCheckout`, not_waiting
 */
const pay = command<Named, Waiting & BasketFacts, CheckoutMoved>({
  act: "checkout.pay",
  read: ({ checkoutId }, by) => sql`
    select ${COLUMNS}, facts.* from checkout c,
      lateral (${readBasket(
        sql`array(select (line->>'listingId')::uuid from jsonb_array_elements(c.quote->'parcels') parcel, jsonb_array_elements(parcel->'lines') line)`,
        by.id,
      )}) facts
    where c.id = ${checkoutId}::uuid and c.buyer_id = ${by.id}::uuid`,
  decide(waiting, _input, by) {
    mustWait(waiting);
    const { delivery } = waiting;
    if (!delivery) throw new Refusal(checkoutRefusals.not_waiting);
    const trades = waiting.quote.parcels.map((parcel) => tradeOfParcel(waiting.id, parcel, delivery));
    const taking = planBasket(waiting, trades, by.id);
    const missing = missingFor(waiting, trades);
    if (missing > 0n)
      throw new Refusal(kernelRefusals.insufficient_funds, { missingMinor: missing.toString() });
    return composePlan(
      {
        ...about(waiting, "PAID"),
        rows: [checkout.move(waiting, "pay")],
        events: [checkoutEvents.bought(eventOf(waiting))],
      },
      taking,
    );
  },
});

/** Its buyer does not want it any more. */
export const cancelCheckout = command<Named, Waiting, CheckoutMoved>({
  act: "checkout.cancel",
  read: readWaiting,
  decide(waiting) {
    mustWait(waiting);
    return { ...about(waiting, "CANCELLED"), rows: [checkout.move(waiting, "cancel")] };
  },
});

/** What has changed meanwhile fails it: the money stays in the wallet. */
const failCheckout = command<Named & { failure: Failure }, Waiting, CheckoutMoved>({
  act: "checkout.fail",
  read: readWaiting,
  decide(waiting, { failure }) {
    mustWait(waiting);
    return {
      ...about(waiting, "FAILED"),
      rows: [checkout.move(waiting, "fail", { failure })],
      events: [checkoutEvents.failed(eventOf(waiting))],
    };
  },
});

const lapse = command<Named, Waiting, CheckoutMoved>({
  act: "checkout.lapse",
  read: readWaiting,
  decide(waiting: Waiting & Moment) {
    mustWait(waiting);
    if (waiting.expiresAt > waiting.now) throw new Refusal(checkoutRefusals.not_waiting);
    return {
      ...about(waiting, "LAPSED"),
      rows: [checkout.move(waiting, "lapse")],
      events: [checkoutEvents.lapsed(eventOf(waiting))],
    };
  },
});

/** Why it cannot be bought any more, by the reason of a refusal; what is not named here is a change of what is sold. */
const failureOf = new Map<string, Failure>([
  ["out_of_stock", "out_of_stock"],
  ["trade_limit", "limits"],
  ["day_limit", "limits"],
  ["partner_limit", "limits"],
  ["unproven", "restricted"],
  ["blocked", "restricted"],
  ["frozen", "restricted"],
  ["no_accept", "restricted"],
]);

/**
 * Money has come into a buyer's wallet: buys what a checkout of theirs waits to buy, or fails it where that is gone. While the money is not
 * enough it goes on waiting.
 * @returns whether it still waits
 */
export async function settleCheckout(checkoutId: string): Promise<boolean> {
  const waiting = await queryOne<Pick<Waiting, "buyerId" | "quote">>(sql`
    select buyer_id, quote from checkout where id = ${checkoutId}::uuid and state = 'AWAITING_FUNDS'`);
  if (!waiting) return false;
  const buyer: Actor = { id: waiting.buyerId, roles: [] };
  try {
    await pay(buyer, `checkout:${checkoutId}`, { checkoutId });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === "insufficient_funds") return true;
    if (error.reason === "not_waiting") return false;
    await failCheckout(SYSTEM, `checkout-fails:${checkoutId}`, {
      checkoutId,
      failure: failureOf.get(error.reason) ?? "offer_changed",
    });
    return false;
  }
  await emptyCart(
    waiting.buyerId,
    waiting.quote.parcels.flatMap(({ lines }) => lines.map(({ listingId }) => listingId)),
  );
  return false;
}

/** The time of a checkout is over: it is bought if the money is there after all, and lapses if not. */
export async function lapseCheckout(checkoutId: string): Promise<void> {
  if (await settleCheckout(checkoutId)) await lapse(SYSTEM, `checkout-lapses:${checkoutId}`, { checkoutId });
}
