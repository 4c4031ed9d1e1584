import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { handleWaitingEvents } from "@/lib/deposits/gateway-for-tests";
import { checkLedger } from "@/lib/ledger";
import {
  endsOf,
  held,
  type PayoutBeside,
  payoutsBesideGateway,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

/** `npm run test:long -- storm` sends a thousand. */
const PAYOUTS = Number(process.env.STORM_PAYOUTS ?? 30);
const AMOUNT = 1_000_00n;

/** What can go wrong on the way to the gateway and back; none of them says whether the money has moved. */
const faults = [
  { on: "transfer", mode: "timeout_before" },
  { on: "transfer", mode: "timeout_after" },
  { on: "transfer", mode: "server_error_after" },
  { on: "transfer", mode: "bad_gateway" },
  { on: "verify_transfer", mode: "bad_gateway" },
  { on: "webhook", mode: "loss" },
  { on: "webhook", mode: "duplicate" },
] as const;

let beside: PayoutBeside;
let seed = Number(process.env.SEED ?? 20261121);

/** The same numbers for the same seed. */
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}

/** Nobody waits eight seconds for each answer that never comes. What breaks off too early is one more fault. */
const PATIENCE_MS = 600;

beforeAll(async () => {
  beside = await payoutsBesideGateway();
  const patience = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => patience(Math.min(ms, PATIENCE_MS)));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await beside.close();
});

interface Sent {
  scene: Scene;
  id: string;
  ends: string;
}

/** Accounts whose transfers succeed, fail, or come back. */
const ends = ["1111", "1111", "0607", "0608", "0601", "0605"];

test(`of ${PAYOUTS} payouts through a storm none is paid twice, none is lost, and all come to an end`, async () => {
  const sent: Sent[] = [];
  for (let made = 0; made < PAYOUTS; made += 1) {
    const end = ends[random(ends.length)] ?? "1111";
    const scene = await beside.scene({ balanceMinor: 5_000_00n, ends: end });
    const id = await beside.asked(scene, AMOUNT);
    const fault = faults[random(faults.length)];
    await beside.control("modes", { ...fault, reference: `pay-${id}`, times: 1 + random(3) });
    sent.push({ scene, id, ends: end });
  }
  for (const minutes of [0, 1, 1, 2, 4, 8, 16, 32, 64, 128, 256]) {
    await beside.app.moveTime(`${minutes} minutes`);
    await inBatches(sent, ({ id }) => Promise.all([tick(id), random(3) === 0 && tick(id)]));
    await handleWaitingEvents();
  }
  // The gateway's own clock does not run ahead with ours: what it took last it has yet to end.
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

/** Looks at those again that have not come to an end, and answers which they are. */
async function stillOpen(sent: Sent[]): Promise<string[]> {
  await beside.app.moveTime("64 minutes");
  await inBatches(sent, ({ id }) => tick(id));
  await handleWaitingEvents();
  const states = await Promise.all(sent.map(async ({ id }) => ({ ...(await stored(id)), id })));
  return states.filter(({ state }) => state === "SENDING" || state === "SENT").map(({ id }) => id);
}

const AT_ONCE = 20;

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map(work));
  }
}
