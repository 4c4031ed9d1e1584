import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type DepositStage, openDepositStage } from "@/lib/deposits/gateway-for-tests";
import { query, sql } from "@/lib/kernel/db";
import { servingEnvironment } from "@/scripts/setup/environment.mjs";

const WEB = new URL("./web-process-for-tests.ts", import.meta.url);
const WORKER = new URL("../../scripts/worker.ts", import.meta.url);

let stage: DepositStage;
const children: ChildProcess[] = [];

beforeAll(async () => {
  stage = await openDepositStage({ performsRequests: false });
  await query(sql`
    insert into bank (code, name, slug, active, refreshed_at) values ('044', 'Access Bank', 'access-bank', true, app_now())`);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await query(sql`delete from gateway_request`);
});
afterAll(() => stage.close());

/** Starts one of our programs as production does: with only the given environment. */
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

const everything = () => ({
  ...process.env,
  DATABASE_OWNER_URL: stage.app.ownerUrl,
  TERMINAL_AFRICA_URL: "http://localhost:9/v1",
  TERMINAL_AFRICA_SECRET_KEY: "sk_test_of_the_carrier",
});

/** The outcomes that the web process reports. */
async function fromWeb(): Promise<Record<string, unknown>> {
  const ada = await stage.makeUser("Ada Obi");
  const web = start(
    WEB,
    servingEnvironment({ ...everything(), DATABASE_URL: stage.app.webUrl, ROLE: "web" }),
    [ada.id],
  );
  const [outcomes] = (await once(web, "message")) as [Record<string, unknown>];
  return outcomes;
}

test("a web process without the gateway's secret and the owner's database makes deposits and resolves accounts through a worker", async () => {
  start(WORKER, { ...servingEnvironment({ ...everything(), ROLE: "worker" }) });
  const { fund, resolve, webhook, secrets } = await fromWeb();
  expect(secrets).toEqual([]);
  expect(fund).toMatchObject({
    reference: expect.stringMatching(/^dep-/),
    authorizationUrl: expect.any(String),
  });
  expect(resolve).toMatchObject({ bankName: "Access Bank", accountName: expect.stringContaining("OBI") });
  expect(webhook).toBe(404);
}, 120_000);

test("without a worker it reports no response after ten seconds, and keeps the requests", async () => {
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
