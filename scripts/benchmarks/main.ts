import "../setup/first.mjs";
import { leaveOnSignals, runProgram, sorry } from "../setup/leaving.mjs";
import { say } from "../setup/progress.mjs";
import { describe, type Finding } from "./figure";
import { growth } from "./growth";
import { javascript } from "./javascript";
import { lighthouse } from "./lighthouse";
import { list } from "./list";
import { live } from "./live";
import { otp } from "./otp";
import { paint } from "./page-paint";
import { pages } from "./pages";
import { race } from "./race";
import { realtime } from "./realtime";
import { reconciliation } from "./reconciliation";
import { signin } from "./signin";
import { openStage, type Stage } from "./stage";
import { start } from "./start";
import { statement } from "./statement";
import { fees, trades } from "./trades";
import { webhooks } from "./webhooks";

type Benchmark = (stage: Stage) => Promise<Finding[]>;

const benchmarks = new Map<string, Benchmark>(
  Object.entries({
    trades,
    fees,
    race,
    growth,
    list,
    javascript,
    pages,
    paint,
    lighthouse,
    live,
    realtime,
    reconciliation,
    otp,
    signin,
    start,
    statement,
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
