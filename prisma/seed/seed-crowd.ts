import type { PlannedAct } from "./acts";
import { openBooks } from "./books";
import { makeCrowd, type Trader } from "./crowd";
import { crowdTradeActs } from "./crowd-acts";
import { crowdDepositActs } from "./crowd-deposits";
import { crowdOfferActs } from "./crowd-offers";
import { type CrowdTrade, crowdTrades } from "./crowd-trades";

/** Everybody beside the cast, and what they have done. */
export interface Crowd {
  people: readonly Trader[];
  trades: readonly CrowdTrade[];
  acts: PlannedAct[];
}

/** The same crowd with the same history at every run, counted back from `present`. */
export function planCrowd(present: Date): Crowd {
  const people = makeCrowd();
  const trades = crowdTrades(people, present);
  const books = openBooks(people);
  const acts = [
    ...crowdDepositActs(books, trades),
    ...trades.flatMap((trade, turn) => crowdTradeActs(books, trade, turn)),
    ...crowdOfferActs(books, people, present),
  ];
  return { people, trades, acts };
}
