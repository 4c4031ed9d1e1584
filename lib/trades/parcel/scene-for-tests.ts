import { liveListing } from "@/lib/catalog/scene-for-tests";
import { bought } from "@/lib/checkout/scene-for-tests";
import { queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { beginTrade, getTradeFor } from "..";
import { freshKey } from "../scenes-for-tests";
import { agreeSplit, proposeSplit } from "./commands/go-back";
import { handOver } from "./commands/hand-over";
import { shipTrade } from "./commands/send";
import type { Sent } from "./schema";

export interface Order {
  ada: TestUser;
  sade: TestUser;
  tradeId: string;
  listingId: string;
}

let numbers = 0;

/** With a carrier, by a number that no other order has. */
export function withCarrier(): Sent {
  numbers += 1;
  return { by: "carrier", carrier: "GIG Logistics", number: `GIG-104-${String(numbers)}` };
}

/** Ada has bought one from Sade: an order of their own, as far as is asked for. */
export async function orderOf(
  app: TestApp,
  moderator: TestUser,
  state: "IN_ESCROW" | "BEGUN" | "SHIPPED" = "IN_ESCROW",
  { isPickUp = false } = {},
): Promise<Order> {
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 200_000_00n, level: "TRUSTED" });
  const sade = await makeUser(app, "Sade Bello", { level: "TRUSTED" });
  const { listingId } = await liveListing(app, sade, moderator, {
    units: "5",
    delivery: [isPickUp ? "PICK_UP" : "SEND"],
  });
  const { tradeId } = await bought(ada, listingId);
  if (state !== "IN_ESCROW") await beginTrade(sade.actor, freshKey(), { tradeId });
  if (state === "SHIPPED") await shipTrade(sade.actor, freshKey(), { tradeId, sent: withCarrier() });
  return { ada, sade, tradeId, listingId };
}

/** What a buyer shows their seller. */
export async function codeOf({ ada, tradeId }: Order): Promise<{ secret: string; digits: string }> {
  const code = (await getTradeFor(ada.actor, tradeId))?.parcel?.code;
  if (!code) throw new Error("a buyer has a code once the seller has begun");
  return code;
}

/** Where an order and its parcel are. */
export const standOf = ({ tradeId }: Pick<Order, "tradeId">) =>
  queryOne<{ state: string; parcel: string; proof: string | null; deadlineAt: Date | null }>(sql`
    select t.state::text, p.state::text as parcel, p.proof, t.deadline_at
    from trade t join parcel p on p.id = t.id where t.id = ${tradeId}::uuid`);

/** Digits that are not those of a code. */
export const wrong = ({ digits }: { digits: string }): string =>
  String((Number(digits) + 1) % 1_000_000).padStart(6, "0");

/** A buyer has asked to keep what arrived for less, and the seller agrees; the buyer has put it up. */
export async function agreeingSplit(app: TestApp) {
  const moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
  const order = await orderOf(app, moderator, "SHIPPED");
  const { ada, sade, tradeId } = order;
  await handOver(sade.actor, freshKey(), { tradeId, code: (await codeOf(order)).secret });
  await proposeSplit(ada.actor, freshKey(), { tradeId, refunds: { "1": 1_000_00n } });
  return { person: ada, run: () => agreeSplit(sade.actor, freshKey(), { tradeId }) };
}
