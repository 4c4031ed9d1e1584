import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { TestApp, TestUser } from "@/lib/testing/world";
import { sceneOf } from "../trades/scenes-for-tests";
import { ruleByTwo } from "./rulings/rule";
import { answered, decisionOf } from "./scenes-for-tests";

/** From this price on two people rule, in minor units. */
export const twoPeopleFrom = (app: TestApp, minor: bigint) =>
  app.asOwner(
    `insert into setting (id, name, value, effective_from, created_at)
     select gen_random_uuid(), 'disputes', jsonb_build_object('twoPeopleFromMinor', $1::text), clock_timestamp(), app_now()
     where setting_in_force('disputes')->>'twoPeopleFromMinor' <> $1::text`,
    [minor.toString()],
  );

/** A ruling that needs a colleague: how it is asked for, whether it is done, and what makes it out of date. */
export async function rulingScene(app: TestApp, reason: string) {
  await twoPeopleFrom(app, 1n);
  const { tradeId } = await sceneOf(app, "DISPUTED");
  await answered(tradeId);
  const { outcome, finding, rules } = decisionOf("release");
  const ruling = { tradeId, outcome, finding, rules, refundMinor: "0", says: reason, reason };
  return {
    request: (by: TestUser, key = newId()) =>
      ruleByTwo.request(by.actor, key, { ...ruling, reasonCode: "case" }),
    async isDone() {
      const row = await queryOne<{ state: string }>(
        sql`select state from dispute where trade_id = ${tradeId}::uuid`,
      );
      return row?.state === "RULED";
    },
    disturb: () => app.asOwner("update dispute set version = version + 1 where trade_id = $1", [tradeId]),
  };
}
