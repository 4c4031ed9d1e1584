import { HOME } from "@/lib/money/currencies";
import { formatMinor } from "@/lib/money/format";
import { giveMoney, type TestUser } from "@/lib/testing/world";
import { getTradeFor } from "@/lib/trades";
import { agreeReturn, proposeReturn, receiveReturn, shipBack } from "@/lib/trades/parcel/commands/go-back";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { codeOf, orderOf, withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { dealingKeys } from "./orders-for-tests";
import type { NoticeStage } from "./stage-for-tests";

/** What a seller puts up for the way back, in minor units. */
export const WAY_BACK = 1_200_00n;
export const inWords = (minor: bigint): string => formatMinor(minor, HOME, { compact: true });

/** An order that its buyer has in their hands, with both notified of all that came before, and what makes it go back. */
export async function deliveredOrder(stage: NoticeStage, moderator: TestUser) {
  const order = await orderOf(stage.app, moderator, "SHIPPED");
  const { ada, sade, tradeId } = order;
  await giveMoney(sade.id, WAY_BACK);
  await handOver(sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
  const trade = await getTradeFor(ada.actor, tradeId);
  await stage.relay();
  return {
    order,
    ada,
    sade,
    price: BigInt(trade?.hold.minor ?? 0),
    fee: BigInt(trade?.parcel?.fee.minor ?? 0),
    propose: (by: TestUser, paidBy: "buyer" | "seller", wayBackMinor = 0n) =>
      proposeReturn(by.actor, freshKey(), { tradeId, paidBy, wayBackMinor }),
    agree: (by: TestUser) => agreeReturn(by.actor, freshKey(), { tradeId }),
    ship: () => shipBack(ada.actor, freshKey(), { tradeId, sent: withCarrier() }),
    receive: () => receiveReturn(sade.actor, freshKey(), { tradeId }),
  };
}
export type DeliveredOrder = Awaited<ReturnType<typeof deliveredOrder>>;

/** Which of these kinds of notice a person has, oldest first. */
export const keysOf = async (person: TestUser, ...wanted: string[]): Promise<string[]> =>
  (await dealingKeys(person)).filter((key) => wanted.includes(key));
