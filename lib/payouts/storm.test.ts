import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { checkLedger } from "@/lib/ledger";
import {
  endsOf,
  held,
  openPayoutStage,
  type PayoutStage,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

/** `npm run test:long -- storm` sends a thousand. */
const PAYOUTS = Number(process.env.STORM_PAYOUTS ?? 30);
const AMOUNT = 1_000_00n;

/** Faults between us and the gateway; none reveals whether the money has moved. */
const faults = [
  { on: "transfer", mode: "timeout_before" },
  { on: "transfer", mode: "timeout_after" },
  { on: "transfer", mode: "server_error_after" },
  { on: "transfer", mode: "bad_gateway" },
  { on: "verify_transfer", mode: "bad_gateway" },
  { on: "webhook", mode: "loss" },
  { on: "webhook", mode: "duplicate" },
] as const;

let stage: PayoutStage;
let seed = Number(process.env.SEED ?? 20261121);

/** The same numbers for the same seed. */
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}

/** Shortens the timeout of requests without a response. A request cut off too early is one more fault. */
const TIMEOUT_MS = 600;

beforeAll(async () => {
  stage = await openPayoutStage();
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(Math.min(ms, TIMEOUT_MS)));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await stage.close();
});

interface Sent {
  scene: Scene;
  id: string;
  ends: string;
}

/** Accounts whose transfers succeed or fail. */
const ends = ["1111", "1111", "0607", "0608", "0601", "0605"];

test(`of ${PAYOUTS} payouts with random faults none is paid twice, none is lost, and all end`, async () => {
  const sent: Sent[] = [];
  for (let made = 0; made < PAYOUTS; made += 1) {
    const end = ends[random(ends.length)] ?? "1111";
    const scene = await stage.scene({ balanceMinor: 5_000_00n, ends: end });
    const id = await stage.requested(scene, AMOUNT);
    const fault = faults[random(faults.length)];
    await stage.control("modes", { ...fault, reference: `pay-${id}`, times: 1 + random(3) });
    sent.push({ scene, id, ends: end });
  }
  for (const minutes of [0, 1, 1, 2, 4, 8, 16, 32, 64, 128, 256]) {
    await stage.app.moveTime(`${minutes} minutes`);
    await inBatches(sent, ({ id }) => Promise.all([tick(id), random(3) === 0 && tick(id)]));
    await handleWaitingEvents();
  }
  // The gateway's clock does not advance with ours: its last transfers are still open.
  await expect.poll(() => stillOpen(sent), { timeout: 60_000, interval: 500 }).toEqual([]);
  for (const { id, scene, ends: end } of sent) {
    const fails = end === "0601" || end === "0605";
    expect(await stored(id), id).toMatchObject({ state: fails ? "FAILED" : "PAID" });
    expect(await endsOf(id)).toEqual(
      fails ? { paid: 0, returned: 1, reversed: 0 } : { paid: 1, returned: 0, reversed: 0 },
    );
    expect(await held("WALLET", scene.ada.id)).toBe(fails ? 5_000_00n : 5_000_00n - AMOUNT - 10_00n);
    expect(await held("HOLD", id)).toBe(0n);
  }
  const { findings } = await checkLedger(ledgerChecks, "full");
  expect(findings).toEqual([]);
}, 1_800_000);

/** Checks open payouts again, and returns those still open. */
async function stillOpen(sent: Sent[]): Promise<string[]> {
  await stage.app.moveTime("64 minutes");
  await inBatches(sent, ({ id }) => tick(id));
  await handleWaitingEvents();
  const states = await Promise.all(sent.map(async ({ id }) => ({ ...(await stored(id)), id })));
  return states.filter(({ state }) => state === "SENDING" || state === "SENT").map(({ id }) => id);
}

const BATCH_SIZE = 20;

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH_SIZE) {
    await Promise.all(items.slice(from, from + BATCH_SIZE).map(work));
  }
}
