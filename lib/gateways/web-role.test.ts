import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Beside, walletBesideGateway } from "@/lib/deposits/gateway-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { servingEnvironment } from "@/scripts/setup/environment.mjs";

const WEB = new URL("./web-process-for-tests.ts", import.meta.url);
const WORKER = new URL("../../scripts/worker.ts", import.meta.url);

let beside: Beside;
const children: ChildProcess[] = [];

beforeAll(async () => {
  beside = await walletBesideGateway({ performsRequests: false });
  await query(sql`
    insert into bank (code, name, slug, active, refreshed_at) values ('044', 'Access Bank', 'access-bank', true, app_now())`);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await query(sql`delete from gateway_request`);
});
afterAll(() => beside.close());

/** One of our programs, as production runs it: with nothing in its environment but what is given. */
function start(
  file: URL,
  environment: Record<string, string | undefined>,
  args: string[] = [],
): ChildProcess {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined);
  const child = fork(fileURLToPath(file), args, {
    env: Object.fromEntries(given) as NodeJS.ProcessEnv,
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  children.push(child);
  return child;
}

const everything = () => ({ ...process.env, DATABASE_OWNER_URL: beside.app.ownerUrl });

/** What the web process tells of its acts. */
async function fromWeb(): Promise<Record<string, unknown>> {
  const ada = await beside.makeUser("Ada Obi");
  const web = start(
    WEB,
    servingEnvironment({ ...everything(), DATABASE_URL: beside.app.webUrl, ROLE: "web" }),
    [ada.id],
  );
  const [told] = (await once(web, "message")) as [Record<string, unknown>];
  return told;
}

test("a web process without the gateway's secret and the owner's database funds and adds accounts through a worker", async () => {
  start(WORKER, { ...servingEnvironment({ ...everything(), ROLE: "worker" }) });
  const { fund, resolve, webhook, knows } = await fromWeb();
  expect(knows).toEqual([]);
  expect(fund).toMatchObject({
    reference: expect.stringMatching(/^dep-/),
    authorizationUrl: expect.any(String),
  });
  expect(resolve).toMatchObject({ bankName: "Access Bank", accountName: expect.stringContaining("OBI") });
  expect(webhook).toBe(404);
}, 120_000);

test("without a worker it says after ten seconds that the gateway does not answer, and nothing is lost", async () => {
  const { fund, resolve } = await fromWeb();
  expect(fund).toEqual({ error: expect.stringContaining("isn’t responding. You haven’t been charged") });
  expect(resolve).toEqual({ error: expect.stringContaining("isn’t responding") });
  const left = await query<{ operation: string }>(sql`
    select operation from gateway_request where state = 'waiting' order by operation`);
  expect(left.map(({ operation }) => operation)).toEqual([
    "deposits.open_checkout",
    "payouts.resolve_account",
  ]);
}, 120_000);
