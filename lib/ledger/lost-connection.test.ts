import { once } from "node:events";
import net from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { disconnect, queryOne, sql } from "@/lib/kernel/db";
import { armFailpoints } from "@/lib/kernel/failpoint";
import { type TestApp, testApp } from "@/lib/testing/world";
import { ledgerChecks } from "../composition";
import { approveTrade } from "../trades";
import { freshKey, held, PRICE, sceneOf } from "../trades/scenes-for-tests";
import { checkLedger } from "./checks/run";

/** A proxy between the application and PostgreSQL that can cut a connection. */
async function faultyProxy(url: URL) {
  let cut: "before" | "after" | undefined;
  let cuts = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(url.port), url.hostname);
    const sever = () => {
      cut = undefined;
      cuts += 1;
      client.destroy();
      upstream.destroy();
    };
    client.on("error", () => {}).on("close", () => upstream.destroy());
    upstream.on("error", () => {}).on("close", () => client.destroy());
    let isCommit = false;
    client.on("data", (part: Buffer) => {
      // The Bind message contains the plan's text, prepared or not.
      isCommit = part.includes('"rows":');
      if (isCommit && cut === "before") sever();
      else upstream.write(part);
    });
    upstream.on("data", (part: Buffer) => {
      if (isCommit && cut === "after") sever();
      else client.write(part);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const through = new URL(url);
  const address = server.address();
  through.host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url: through.href,
    cutNext: (when: "before" | "after") => {
      cut = when;
    },
    cuts: () => cuts,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

let app: TestApp;
let proxy: Awaited<ReturnType<typeof faultyProxy>>;

beforeAll(async () => {
  app = await testApp();
  proxy = await faultyProxy(new URL(app.appUrl));
  process.env.DATABASE_URL = proxy.url;
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await disconnect();
  await proxy.close();
  await app.close();
  expect(findings).toEqual([]);
});
afterEach(() => armFailpoints(""));

const approvals = async (tradeId: string) =>
  (
    await queryOne<{ made: number }>(
      sql`select count(*)::int as made from posting where subject_id = ${tradeId}::uuid and act = 'trade.approve'`,
    )
  )?.made;

test.each(["before", "after"] as const)(
  "a connection lost %s the commit is retried and pays the seller once",
  async (when) => {
    const scene = await sceneOf(app, "DELIVERED");
    const cutsBefore = proxy.cuts();
    proxy.cutNext(when);
    const key = freshKey();
    const first = await approveTrade(scene.ada.actor, key, scene);
    expect(proxy.cuts()).toBe(cutsBefore + 1);
    expect(first).toMatchObject({ result: { state: "COMPLETED" }, replayed: when === "after" });
    expect(await approveTrade(scene.ada.actor, key, scene)).toEqual({ ...first, replayed: true });
    expect(await approvals(scene.tradeId)).toBe(1);
    expect(await held("WALLET", scene.bayo.id)).toBe(PRICE - 62_25n);
  },
);

test.each(["commit.before", "commit.after", "trade.approve.committed"])(
  "a retry after a failure at %s returns the first result and pays once",
  async (point) => {
    const scene = await sceneOf(app, "DELIVERED");
    const key = freshKey();
    armFailpoints(`${point}=throw`);
    await expect(approveTrade(scene.ada.actor, key, scene)).rejects.toThrow("interrupted");
    const again = await approveTrade(scene.ada.actor, key, scene);
    expect(again).toMatchObject({ result: { state: "COMPLETED" }, replayed: point !== "commit.before" });
    expect(await approvals(scene.tradeId)).toBe(1);
    expect(await held("WALLET", scene.bayo.id)).toBe(PRICE - 62_25n);
  },
);

test("each trade ends once while an administrator keeps terminating every connection", async () => {
  const scenes = [];
  for (let count = 0; count < 12; count += 1) scenes.push(await sceneOf(app, "DELIVERED"));
  const keyed = scenes.map((scene) => ({ scene, key: freshKey() }));
  const administrator = new pg.Client({ connectionString: app.appUrl });
  await administrator.connect();
  const approveAll = () =>
    Promise.allSettled(keyed.map(({ scene, key }) => approveTrade(scene.ada.actor, key, scene)));
  const progress = { isOver: false };
  const work = approveAll().finally(() => {
    progress.isOver = true;
  });
  while (!progress.isOver) {
    await administrator.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and usename = current_user and datname = current_database() and state = 'active'`);
  }
  await work;
  await administrator.end();
  for (const { status } of await approveAll()) expect(status).toBe("fulfilled");
  for (const { bayo, tradeId } of scenes) {
    expect(await approvals(tradeId)).toBe(1);
    expect(await held("WALLET", bayo.id)).toBe(PRICE - 62_25n);
  }
});
