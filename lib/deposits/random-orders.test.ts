import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { dice } from "@/lib/trades/story-for-tests";
import { type Beside, type TestUser, walletBesideGateway } from "./gateway-for-tests";
import { type Story, stories, tell } from "./stories-for-tests";

const ORDERS = Number(process.env.DEPOSIT_ORDERS ?? 60);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

let beside: Beside;
let efe: TestUser;
let ahead = 0;

beforeAll(async () => {
  beside = await walletBesideGateway();
  efe = await beside.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
  // Nothing arrives by itself: whoever tells the story delivers what was sent.
  await beside.control("modes", { mode: "loss", on: "webhook" });
  await beside.control("settings", { byHand: true });
  await beside.control("paystack/top-up", { amount: 100_000_000_00 });
});
afterAll(() => beside.close());

const pass = async (minutes: number) => {
  ahead += minutes * 60_000;
  await beside.app.moveTime(`${minutes} minutes`);
  await beside.control("settings", { aheadMs: ahead });
};

const newStory = async (): Promise<Story> => {
  return { beside, ada: await beside.makeUser("Ada Obi"), efe, reference: "", refundId: "", pass };
};

const end = (state: string, wallet: number, quarantined = 0) => ({
  state,
  balance: String(wallet),
  quarantined: String(quarantined),
});

/** Told in order, without loss or delay: where the money is in the end, in kobo. */
const ends: Record<keyof typeof stories, object> = {
  "paid by card": end("PAID", 5_000_00),
  "declined, then paid": end("PAID", 5_000_00),
  "left at the checkout": end("FAILED", 0),
  "paid a day late": end("PAID", 5_000_00),
  "sent from one's own account": end("PAID", 5_000_00),
  "sent by somebody else": end("QUARANTINED", 0, 5_000_00),
  "sent under a name that says little, and much": end("QUARANTINED", 0, 60_000_00),
  "paid, and sent back": end("REFUNDED", 0),
  "paid, and could not be sent back": end("PAID", 5_000_00),
  "sent back, and the answer was lost": end("REFUNDED", 0),
  "sent back, and the question was lost": end("REFUNDED", 0),
  "sent by somebody else, and back": end("REFUNDED", 0),
};

test(
  `${ORDERS} orders, delays and losses of what is told of a payment end as the order in which it happened (SEED=${SEED})`,
  async () => {
    const random = dice(SEED);
    const names = Object.keys(stories);
    const inOrder: Record<string, object> = {};
    for (const name of names) inOrder[name] = await tell(name, await newStory());
    expect(inOrder).toMatchObject(ends);
    for (let order = 0; order < ORDERS; order += 1) {
      const name = names[order % names.length] ?? "";
      const told = await tell(name, await newStory(), random);
      expect({ name, order, told }).toEqual({ name, order, told: inOrder[name] });
      if (order % 50 === 49) {
        const { findings } = await checkLedger(ledgerChecks, order % 500 === 499 ? "full" : "recent");
        expect({ order, findings }).toEqual({ order, findings: [] });
      }
    }
  },
  120_000 + ORDERS * 1_500,
);
