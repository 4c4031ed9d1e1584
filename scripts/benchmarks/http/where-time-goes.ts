import { devNull } from "node:os";
import { startApp } from "../../setup/app.mjs";
import { findFreePort } from "../../setup/ports.mjs";
import { digits } from "../figure";
import { middle, type Pair } from "../pairs";
import { cpuMsOf, type Server } from "../server";
import { profiled } from "./cpu-profile";
import type { HttpTrading, Run } from "./http-trading";
import type { OwnApp } from "./own-app";
import { visit } from "./page-visits";
import { logged } from "./statement-log";

const EMPTY_REQUESTS = 1_000;

/** What a request costs the server's process, and how much of it is which part; each part is measured alone. */
export async function cpuShares(
  app: OwnApp,
  market: HttpTrading,
  pairs: Pair<Run, { cpuMsEach: number }>[],
): Promise<string> {
  const check = await market.checkToken();
  const late = await withoutWorker(app, market);
  const empty = { name: "nothing", path: "/api/health/live" };
  await visit(app.url, empty, EMPTY_REQUESTS);
  const before = cpuMsOf(app.processId);
  await visit(app.url, empty, EMPTY_REQUESTS);
  const next = (cpuMsOf(app.processId) - before) / EMPTY_REQUESTS;
  const whole = middle(pairs, ({ subject }) => subject.cpuMsEach);
  const parts = {
    "the late work in the same process (relay, jobs, emails, live events)": whole - late.cpuMsEach,
    "an empty route of Next": next,
    "token check": check.nodeCpuMs / check.commits,
    "the command (read, decide, commit)": middle(pairs, ({ reference }) => reference.cpuMsEach),
  };
  const rest = whole - Object.values(parts).reduce((sum, ms) => sum + ms, 0);
  const written = Object.entries({
    ...parts,
    "the rest (middleware, the operation's schemas, HTTP with a body)": rest,
  });
  return `server CPU of a call ${digits(whole)} ms: ${written.map(([what, ms]) => `${what} ${digits(ms)} ms (${percent(ms / whole)})`).join(", ")}; PostgreSQL's ${digits(middle(pairs, ({ subject }) => subject.postgresMsEach))} ms more`;
}

/** Trades on a second process of the application, which leaves the late work to the first. */
async function withoutWorker(app: OwnApp, market: HttpTrading): Promise<Run> {
  const port = await findFreePort();
  const environment = { ...app.environment, PORT: String(port), ROLE: "web" };
  const { pid = 0 } = await startApp("start", environment, { log: devNull });
  const to = { url: `http://localhost:${port}`, processId: pid };
  await market.trade(to);
  return market.trade(to);
}

export async function profileShares(app: OwnApp, market: HttpTrading): Promise<string> {
  const shares = await profiled(app.processId, () => market.trade());
  return `where the server's process was, by a CPU profile: ${shares.map(([kind, part]) => `${kind} ${percent(part)}`).join(", ")}`;
}

const kinds: [string, RegExp][] = [
  ["commit", /\bcommit_plan\(/],
  ["token check", /join session s on/],
  ["late work", /graphile_worker|\boutbox\b|fold_deltas|balance_delta|pg_notify|\blisten\b/i],
];

export async function statementShares(server: Server, market: HttpTrading): Promise<string> {
  const sums = new Map<string, number>();
  const entries = await logged(server, () => market.trade());
  for (const { ms, text } of entries) {
    const kind = kinds.find(([, fits]) => fits.test(text))?.[0] ?? "reads";
    sums.set(kind, (sums.get(kind) ?? 0) + ms);
  }
  const all = [...sums.values()].reduce((sum, ms) => sum + ms, 0);
  const written = [...sums].toSorted(([, a], [, b]) => b - a);
  return `of what PostgreSQL says its statements took: ${written.map(([kind, ms]) => `${kind} ${percent(ms / all)}`).join(", ")}`;
}

const percent = (part: number) => `${Math.round(100 * part)} %`;
