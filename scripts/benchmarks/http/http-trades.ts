import { digits, type Finding, median, percentile } from "../figure";
import { inTurn, middle, ratios } from "../pairs";
import type { Stage } from "../stage";
import { CALLS, openHttpTrading, type Took, WORKERS } from "./http-trading";
import { cpuShares, profileShares, statementShares } from "./where-time-goes";

const RUNS = 3;

/** Accept, begin, deliver and approve by REST, beside the same commands without HTTP in a process of their own. */
export async function httpTrades(stage: Stage): Promise<Finding[]> {
  const [server, app] = [await stage.server(), await stage.app()];
  const market = await openHttpTrading(server, app);
  await market.trade();
  const pairs = await inTurn(() => market.trade(), market.tradeInProcess, RUNS);
  const [ours, bare] = [
    middle(pairs, ({ subject }) => subject.tradesPerSecond),
    middle(pairs, (pair) => pair.reference.tradesPerSecond),
  ];
  const findings: Finding[] = [
    {
      what: `trades by REST, a program's token with each call, ${WORKERS} workers / the same commands in a process without HTTP, per second`,
      values: ratios(
        pairs,
        (run) => run.tradesPerSecond,
        (run) => run.tradesPerSecond,
      ),
      target: { atLeast: 0.25 },
      beside: `${digits(ours)} trades/s beside ${digits(bare)}`,
    },
    ...latencies(pairs.map(({ subject }) => subject.took)),
    await cpuShares(app, market, pairs),
    await profileShares(app, market),
    await statementShares(server, market),
  ];
  await market.close();
  return findings;
}

const latencies = (runs: Took[]): string[] =>
  CALLS.map((name) => {
    const all = runs.flatMap((took) => took[name]);
    return `${name}: half of the calls within ${digits(median(all))} ms, 95 % within ${digits(percentile(all, 0.95))} ms`;
  });
