import type { Moment } from "@/lib/kernel/command";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import type { TradeFacts } from "../../rules";
import { parcel } from "../machine";
import type { ParcelFacts } from "../parcel";
import { parcelRefusals } from "../refusals";

/**
 * The parcel of a trade.
 * @throws Refusal - no_parcel for kinds that are not sent
 */
export function parcelOf({ parcel: facts }: Pick<TradeFacts, "parcel"> & Partial<Moment>): ParcelFacts {
  if (!facts) throw new Refusal(parcelRefusals.no_parcel);
  return facts;
}

type Move = Parameters<typeof parcel.move>[1];

/** The part of a plan by which a trade's parcel makes a move. */
export function parcelMove(
  trade: Pick<TradeFacts, "id" | "parcel">,
  move: Move,
  set?: Parameters<typeof parcel.move>[2],
) {
  invariant(trade.parcel, "a move of goods has a parcel");
  return { rows: [parcel.move({ id: trade.id, version: BigInt(trade.parcel.version) }, move, set)] };
}
