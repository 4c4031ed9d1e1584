import pg from "pg";
import { Bench } from "tinybench";
import { statements } from "@/lib/composition";
import { disconnect, query, sql } from "@/lib/kernel/db";
import { OWNER, RARE_AMOUNT } from "./long-wallet";

export interface Measured {
  /** By what is wanted: for each run, the sum of what PostgreSQL says the page's statements took. */
  pages: Record<string, { databaseMs: number[]; endToEndMs: number }>;
  oneRowMs: number;
  csv: { memoryMb: number; sizeMb: number; seconds: number };
}

const RUNS = 15;
const WARM_UP = 3;

const { DATABASE_URL = "" } = process.env;
type Filter = Parameters<typeof statements.statementFor>[1];

/** The rare kinds are the wallet's oldest entries; nothing is further away. */
async function filters(): Promise<Record<string, Filter>> {
  const oldest = async (filter: Filter) =>
    (await statements.statementFor(OWNER, { ...filter, limit: 50 })).lines.at(-1);
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const { nextCursor } = await statements.statementFor(OWNER, { to: day(170) });
  return {
    "all of it": {},
    "all of it, in the middle": { cursor: nextCursor ?? "" },
    "money in": { direction: "in" },
    "money out": { direction: "out" },
    funding: { group: "funding" },
    purchases: { group: "purchases" },
    "withdrawals, 19 of them": { group: "withdrawals" },
    "sales, 10 of them": { group: "sales" },
    "refunds, 10 of them": { group: "refunds" },
    "corrections, 10 of them": { group: "corrections" },
    "a month": { from: day(200), to: day(170) },
    "refunds in a month without any": { from: day(200), to: day(170), group: "refunds" },
    "an amount that most have": { search: "4150.33" },
    "an amount that only an old entry has (looks at 1,000)": { search: (RARE_AMOUNT / 100).toFixed(2) },
    "an operator that most have": { search: "MTN" },
    "an operator that only old entries have (looks at 1,000)": { search: "Glo" },
    "a deposit's reference": {
      search: (await statements.statementFor(OWNER, { direction: "in" })).lines[5]?.depositReference ?? "",
    },
    "a trade": { search: (await oldest({ group: "sales" }))?.tradeId ?? "" },
  };
}

const asked: pg.QueryConfig[] = [];
const send = Reflect.get(pg.Client.prototype, "query");
// Whatever the application asks is written down, to be asked again with EXPLAIN.
pg.Client.prototype.query = function (this: pg.Client, ...words: unknown[]) {
  const [first] = words;
  if (typeof first === "object" && first !== null && "text" in first) asked.push(first as pg.QueryConfig);
  return Reflect.apply(send, this, words);
} as typeof send;

type Given = string | number | bigint | Date | readonly string[] | null | undefined;

const literal = (value: Given): string => {
  if (value === null || value === undefined) return "null";
  if (value instanceof Date) return `'${value.toISOString()}'`;
  return pg.escapeLiteral(typeof value === "object" ? `{${value.join(",")}}` : String(value));
};

const explainer = new pg.Client({
  connectionString: DATABASE_URL,
  options: "-c plan_cache_mode=force_generic_plan",
});
const prepared = new Map<string, string>();

async function timeOf({ text, values = [] }: pg.QueryConfig): Promise<number> {
  let name = prepared.get(text);
  if (!name) {
    name = `asked_${prepared.size}`;
    prepared.set(text, name);
    await explainer.query(`prepare ${name} as ${text}`);
  }
  const call = values.length > 0 ? `${name}(${(values as Given[]).map(literal).join(", ")})` : name;
  const { rows } = await explainer.query(`explain (analyze, timing off, format json) execute ${call}`);
  return rows[0]["QUERY PLAN"][0]["Execution Time"];
}

async function measure(filter: Filter) {
  await statements.statementFor(OWNER, filter);
  asked.length = 0;
  await statements.statementFor(OWNER, filter);
  const repeated = asked.slice();
  const databaseMs: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    let sum = 0;
    for (const statement of repeated) sum += await timeOf(statement);
    if (run >= 0) databaseMs.push(sum);
  }
  return { databaseMs, endToEndMs: await medianMs(RUNS, () => statements.statementFor(OWNER, filter)) };
}

async function medianMs(iterations: number, act: () => Promise<unknown>): Promise<number> {
  const bench = new Bench({ iterations, time: 0, warmupIterations: WARM_UP, warmupTime: 0, throws: true });
  const [task] = await bench.add("it", act).run();
  return task?.result.state === "completed" ? task.result.latency.p50 : Number.NaN;
}

const oneRow = () => medianMs(100, () => query(sql`select id from app_user where id = ${OWNER}::uuid`));

async function writeCsv(): Promise<Measured["csv"]> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  let [size, peak] = [0, before];
  for await (const piece of await statements.statementCsv(OWNER, {})) {
    size += piece.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return { memoryMb: (peak - before) / 1e6, sizeMb: size / 1e6, seconds: (performance.now() - start) / 1000 };
}

await explainer.connect();
const pages: Measured["pages"] = {};
for (const [name, filter] of Object.entries(await filters())) pages[name] = await measure(filter);
process.send?.({ pages, oneRowMs: await oneRow(), csv: await writeCsv() } satisfies Measured);
await new Promise((letGo) => process.once("disconnect", letGo));
await explainer.end();
await disconnect();
