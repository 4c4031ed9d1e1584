import { queryOne, sql } from "@/lib/kernel/db";
import { runDue } from "@/lib/testing/reactions";
import { held, PRICE, type Scene } from "../trades/scenes-for-tests";
import { getDisputeFor } from "./index";
import { disputeReactions } from "./reactions";

// What tests of a dispute's course look at, in a scene of `sceneOf`.

/** 1.5 % of the price, rounded half up. */
export const FEE = 62_25n;
/** What each trader begins with. */
export const START = 10_000_00n;

/** What Ada's wallet, Bayo's wallet and the escrow hold. */
export const moneyOf = async ({ ada, bayo, tradeId }: Scene) => [
  await held("WALLET", ada.id),
  await held("WALLET", bayo.id),
  await held("HOLD", tradeId),
];
export const inEscrow = [START - PRICE, 0n, PRICE];
export const refunded = [START, 0n, 0n];
export const released = [START - PRICE, PRICE - FEE, 0n];

export const stageOf = async ({ ada, tradeId }: Scene) => (await getDisputeFor(ada.actor, tradeId))?.stage;
export const tradeStateOf = async ({ tradeId }: Scene) =>
  (await queryOne<{ state: string }>(sql`select state from trade where id = ${tradeId}::uuid`))?.state;

/** Does what the clock does to disputes now. */
export const clock = () => runDue(disputeReactions);
