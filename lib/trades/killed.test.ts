import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { checkLedger } from "../ledger";
import { acceptOffer, approveTrade } from ".";
import { freshKey, held, offerOf, PRICE, sceneOf } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/** Does the command in a process that kills itself at the point; answers by which signal it ended. */
async function killedAt(point: string, act: string, actorId: string, key: string, input: object) {
  const json = JSON.stringify(input, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  const one = fileURLToPath(new URL("./one-act-for-tests.ts", import.meta.url));
  const program = ["--conditions=react-server", "--import", "tsx", one];
  const child = spawn(process.execPath, [...program, act, actorId, key, json], {
    env: { ...process.env, FAILPOINTS: `${point}=kill` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = await once(child, "exit");
  return signal as unknown;
}

const postings = async (principalId: string, key: string) =>
  (await query(sql`select id from posting where principal_id = ${principalId}::uuid and key = ${key}`))
    .length;

const points = ["commit.before", "commit.after", "committed"];

test.each(points)(
  "a server killed at %s of an acceptance: the same key takes the offer once",
  async (point) => {
    const ada = await makeUser(app, "Ada Obi", { balanceMinor: 10_000_00n });
    const offer = await offerOf(await makeUser(app, "Bayo"));
    const key = freshKey();
    const where = point === "committed" ? "trade.accept.committed" : point;
    expect(await killedAt(where, "accept", ada.id, key, offer)).toBe("SIGKILL");
    expect(await postings(ada.id, key)).toBe(point === "commit.before" ? 0 : 1);
    const { result, replayed } = await acceptOffer(ada.actor, key, offer);
    expect(replayed).toBe(point !== "commit.before");
    expect(await held("ESCROW", result.tradeId)).toBe(PRICE);
    expect(await held("WALLET", ada.id)).toBe(10_000_00n - PRICE);
  },
);

test.each(points)(
  "a server killed at %s of an approval: the same key pays the seller once",
  async (point) => {
    const scene = await sceneOf(app, "DELIVERED");
    const key = freshKey();
    const where = point === "committed" ? "trade.approve.committed" : point;
    expect(await killedAt(where, "approve", scene.ada.id, key, { tradeId: scene.tradeId })).toBe("SIGKILL");
    const { result, replayed } = await approveTrade(scene.ada.actor, key, { tradeId: scene.tradeId });
    expect([result.state, replayed]).toEqual(["COMPLETED", point !== "commit.before"]);
    expect(await held("WALLET", scene.bayo.id)).toBe(PRICE - 62_25n);
    expect(await held("ESCROW", scene.tradeId)).toBe(0n);
  },
);
