import { afterAll, beforeAll, expect } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { queryOne, sql } from "@/lib/kernel/db";
import { fees, hold, wallet } from "@/lib/ledger/accounts";
import { checkLedger } from "@/lib/ledger/checks/run";
import { HOME } from "@/lib/money/currencies";
import { feeOf } from "@/lib/money/fees";
import { trade } from "@/lib/trades/machine";
import { PRICE, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import { type Intruder, intruder } from "./intruder";
import { makeUser, type TestApp, type TestUser, testApp } from "./world";

export type Forged = Omit<Plan, "result">;

let app: TestApp;
export let roles: { web: Intruder; worker: Intruder };
export let eve: TestUser;
export let chidi: TestUser;
/** A delivered trade, and another's that has just begun. */
export let own: Scene;
export let other: Scene;
export let offerId: string;

export const FEE = feeOf(PRICE, { n: 150, d: 10_000, round: "half_up" });

/** Sets the scene for the tests of a file, and looks at the whole ledger after them. */
export function forgeryScene(): void {
  beforeAll(async () => {
    app = await testApp();
    eve = await makeUser(app, "Eve", { balanceMinor: 1_000_00n });
    chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
    own = await sceneOf(app, "DELIVERED");
    other = await sceneOf(app);
    const line = await queryOne<{ offerId: string }>(
      sql`select offer_id from trade_line where trade_id = ${own.tradeId}::uuid`,
    );
    offerId = line?.offerId ?? "";
    roles = { web: await intruder(app, "web"), worker: await intruder(app) };
  });
  afterAll(async () => {
    await roles.web.close();
    await roles.worker.close();
    const { findings } = await checkLedger(ledgerChecks, "full");
    await app.close();
    expect(findings).toEqual([]);
  });
}

/** Sends a plan as either role, and makes sure that not one row is another afterwards. */
export async function refused(principal: string, plan: Forged, act?: string): Promise<string[]> {
  const answers = [];
  for (const role of [roles.web, roles.worker]) {
    const before = await role.everything();
    answers.push(await role.plan(principal, plan, act));
    expect(await role.everything()).toBe(before);
  }
  expect(answers).not.toContain("committed");
  return answers;
}

/** Begin and deliver leave a trade at version 3. */
export const row = (scene: Scene, move: string, version = 3n) =>
  trade.move({ id: scene.tradeId, version }, move as never);
export const held = ({ tradeId }: Scene) => hold("trade", tradeId, HOME);
export const mine = () => wallet(eve.id, HOME);
export const sold = () => ({ table: "offer", id: offerId, change: { unitsHeld: -1, unitsSold: 1 } });

/** The buyer's approval as the command would plan it, with other legs. */
export const approving = (transfers: PlannedTransfer[], more: Partial<Forged> = {}): Forged => ({
  subject: { kind: "trade", id: own.tradeId },
  rows: [row(own, "approve")],
  counts: [sold()],
  transfers,
  ...more,
});
export const lawful = () => [
  transfer("escrow_release", held(own), wallet(own.bayo.id, HOME), PRICE - FEE),
  transfer("commission", held(own), fees(HOME), FEE),
];
