import "../setup/first.mjs";
import { leaveOnSignals, runProgram, sorry } from "../setup/leaving.mjs";
import { say } from "../setup/progress.mjs";
import { describe, type Finding } from "./figure";
import { httpTrades } from "./http/http-trades";
import { javascript } from "./http/javascript";
import { lighthouse } from "./http/lighthouse";
import { list } from "./http/list";
import { live } from "./http/live";
import { paint } from "./http/page-paint";
import { pages } from "./http/pages";
import { signin } from "./http/signin";
import { staffLive } from "./http/staff-live";
import { start } from "./http/start";
import { files } from "./late/files";
import { gateway } from "./late/gateway";
import { notices } from "./late/notices";
import { otp } from "./late/otp";
import { realtime } from "./late/realtime";
import { reconciliation } from "./late/reconciliation";
import { webhooks } from "./late/webhooks";
import { checkouts } from "./ledger/checkouts";
import { growth } from "./ledger/growth";
import { race } from "./ledger/race";
import { statement } from "./ledger/statement";
import { fees, trades } from "./ledger/trades";
import { search, searchMillion } from "./search/search";
import { staff } from "./staff/staff";
import { openStage, type Stage } from "./stage";

type Benchmark = (stage: Stage) => Promise<Finding[]>;

const benchmarks = new Map<string, Benchmark>(
  Object.entries({
    trades,
    fees,
    "http-trades": httpTrades,
    race,
    checkouts,
    gateway,
    growth,
    list,
    javascript,
    pages,
    paint,
    lighthouse,
    live,
    "staff-live": staffLive,
    realtime,
    notices,
    media: files,
    reconciliation,
    otp,
    search,
    "search-million": searchMillion,
    signin,
    start,
    statement,
    staff,
    webhooks,
  }),
);

leaveOnSignals(130);
await runProgram(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !benchmarks.has(name));
  if (unknown.length > 0) {
    const known = [...benchmarks.keys()].join(", ");
    throw sorry(`There is no benchmark ${unknown.join(", ")}. There are: ${known}.`);
  }
  const chosen = [...benchmarks].filter(([name]) => wanted.length === 0 || wanted.includes(name));
  return (await runAll(chosen)) ? 0 : 1;
});

/** A figure that misses its target is a finding and no failure; a benchmark that could not run is one. */
async function runAll(chosen: [string, Benchmark][]): Promise<boolean> {
  const stage = openStage(say);
  const reports: string[] = [];
  let all = true;
  for (const [name, benchmark] of chosen) {
    say(`${name} …`);
    const findings = await benchmark(stage).catch((error: Error) => {
      all = false;
      process.stderr.write(`\n${error.stack}\n`);
      return [`It could not be measured: ${error.message.split("\n")[0]}`];
    });
    reports.push(`${name}\n${findings.map(describe).join("")}`);
    process.stdout.write(`\n${reports.at(-1)}\n`);
  }
  if (chosen.length > 1)
    process.stdout.write(`\nAll of it, the median with lowest and highest:\n\n${reports.join("\n")}`);
  return all;
}
