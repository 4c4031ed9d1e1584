import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { dice } from "@/lib/testing/dice";
import { type DepositStage, openDepositStage, type TestUser } from "./gateway-for-tests";
import { play, type Scenario, scenarios } from "./scenarios-for-tests";

const ORDERS = Number(process.env.DEPOSIT_ORDERS ?? 60);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

let stage: DepositStage;
let efe: TestUser;
let ahead = 0;

beforeAll(async () => {
  stage = await openDepositStage();
  efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  // No webhook arrives by itself: `play` delivers them.
  await stage.control("modes", { mode: "loss", on: "webhook" });
  await stage.control("settings", { byHand: true });
  await stage.control("paystack/top-up", { amount: 100_000_000_00 });
});
afterAll(() => stage.close());

const pass = async (minutes: number) => {
  ahead += minutes * 60_000;
  await stage.app.moveTime(`${minutes} minutes`);
  await stage.control("settings", { aheadMs: ahead });
};

const newScenario = async (): Promise<Scenario> => {
  return { stage, ada: await stage.makeUser("Ada Obi"), efe, reference: "", refundId: "", pass };
};

const end = (state: string, wallet: number, quarantined = 0) => ({
  state,
  balance: String(wallet),
  quarantined: String(quarantined),
});

/** The final state when played in order, without loss or delay. Amounts in kobo. */
const ends: Record<keyof typeof scenarios, object> = {
  "paid by card": end("PAID", 5_000_00),
  "declined, then paid": end("PAID", 5_000_00),
  "left at the checkout": end("FAILED", 0),
  "paid a day late": end("PAID", 5_000_00),
  "sent by the owner": end("PAID", 5_000_00),
  "sent by another person": end("QUARANTINED", 0, 5_000_00),
  "large amount under an unclear name": end("QUARANTINED", 0, 60_000_00),
  "paid, then refunded": end("REFUNDED", 0),
  "paid, refund fails": end("PAID", 5_000_00),
  "refunded, response lost": end("REFUNDED", 0),
  "refunded, request lost": end("REFUNDED", 0),
  "sent by another person, then refunded": end("REFUNDED", 0),
};

test(
  `${ORDERS} random orders, delays and losses of webhooks end in the same state as the original order (SEED=${SEED})`,
  async () => {
    const random = dice(SEED);
    const names = Object.keys(scenarios);
    const inOrder: Record<string, object> = {};
    for (const name of names) inOrder[name] = await play(name, await newScenario());
    expect(inOrder).toMatchObject(ends);
    for (let order = 0; order < ORDERS; order += 1) {
      const name = names[order % names.length] ?? "";
      const shuffled = await play(name, await newScenario(), random);
      expect({ name, order, end: shuffled }).toEqual({ name, order, end: inOrder[name] });
      if (order % 50 === 49) {
        const { findings } = await checkLedger(ledgerChecks, order % 500 === 499 ? "full" : "recent");
        expect({ order, findings }).toEqual({ order, findings: [] });
      }
    }
  },
  120_000 + ORDERS * 1_500,
);
