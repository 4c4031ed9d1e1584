import "server-only";
import type { Actor, Answer, Moment } from "@/lib/kernel/command";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";

import { readSetting, settingNow } from "@/lib/kernel/settings";
import { HOME } from "@/lib/money/currencies";
import { type BasketFacts, type BasketTrade, costOf, missingFor, planBasket, readBasket } from "@/lib/trades";
import { emptyCart } from "../cart-lines";
import { type Destination, tradeOfParcel } from "../planned";
import type { PlaceCheckout } from "../quote/schema";
import { openQuote, type QuotedCheckout } from "../quote/seal";
import { checkoutRefusals } from "../refusals";
import type { CheckoutMoved } from "../schema";

interface Placing {
  quote: QuotedCheckout;
  notes: Record<string, string>;
  /** Wait for the money, where the wallet is short. */
  fund: boolean;
}

interface Facts extends BasketFacts {
  deposits: unknown;
}

const listingsOf = ({ quote }: Placing): string[] =>
  quote.parcels.flatMap(({ lines }) => lines.map(({ listingId }) => listingId));

const place = command<Placing, Facts, CheckoutMoved>({
  act: "checkout.place",
  read: (placing, by) => sql`
    select facts.*, ${settingNow("deposits")} as deposits
    from (${readBasket(sql`${listingsOf(placing)}::uuid[]`, by.id)}) facts`,
  decide(facts, { quote, notes, fund }, by) {
    if (new Date(quote.until) <= facts.now) throw new Refusal(checkoutRefusals.quote_over);
    const checkoutId = newId();
    const to: Destination = { address: quote.address, notes };
    const parcels = quote.parcels.map((parcel) => ({ ...parcel, tradeId: newId() }));
    const trades = parcels.map((parcel) => tradeOfParcel(checkoutId, parcel, to));
    const taking = planBasket(facts, trades, by.id);
    const row = {
      id: checkoutId,
      buyerId: by.id,
      currency: HOME,
      totalMinor: costOf(trades),
      quote: { parcels },
    };
    const missingMinor = missingFor(facts, trades);
    const state = missingMinor === 0n ? "PAID" : "AWAITING_FUNDS";
    const about = { result: { checkoutId, state }, subject: { kind: "checkout", id: checkoutId } } as const;
    if (missingMinor === 0n)
      return composePlan({ ...about, insert: [{ table: "checkout", row: { ...row, state } }] }, taking);
    if (!fund)
      throw new Refusal(kernelRefusals.insufficient_funds, { missingMinor: missingMinor.toString() });
    const depositMinor = depositFor(facts, trades);
    return { ...about, insert: [{ table: "checkout", row: { ...row, state, depositMinor, delivery: to } }] };
  },
});

/** What is paid in for a basket, in kobo: what is missing, within what one deposit may be. */
function depositFor(facts: Facts & Moment, trades: readonly BasketTrade[]): bigint {
  const { leastMinor, mostMinor } = readSetting("deposits", facts.deposits);
  const missing = missingFor(facts, trades);
  if (missing < leastMinor) return leastMinor;
  return missing > mostMinor ? mostMinor : missing;
}

/**
 * Buys what was quoted: a trade for each parcel, each with an escrow and a hold of its delivery fee, in one commit; whole or not at all. Where
 * the wallet is short and `fund` says so, the checkout waits half an hour for the money and is bought once that is there.
 * @throws Refusal - quote_over, out_of_stock, line_changed, line_gone, insufficient_funds (with the kobo that are missing), own_offer, unproven,
 * blocked, frozen, no_accept, trade_limit, day_limit, partner_limit, key_reused
 */
export async function placeCheckout(
  by: Actor,
  key: string,
  { quote: token, notes, fund }: PlaceCheckout,
): Promise<Answer<CheckoutMoved>> {
  const quote = openQuote(by.id, token);
  const placed = await place(by, key, { quote, notes, fund });
  if (placed.result.state === "PAID") await emptyCart(by.id, listingsOf({ quote, notes, fund }));
  return placed;
}
