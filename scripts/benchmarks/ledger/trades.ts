import { digits, type Figure, type Finding } from "../figure";
import { inTurn, middle, type Pair, ratios } from "../pairs";
import { pgbenchMissing } from "../pgbench";
import { ask } from "../server";
import type { Stage } from "../stage";
import { openTrader, type Trader } from "./open-trader";
import type { Run } from "./trading";

const perSecond = ({ commits, seconds }: Run) => commits / seconds;
const cpuOf = ({ commits, nodeCpuMs }: Run) => nodeCpuMs / commits;

/** Accept, begin, deliver and approve as the application's commands, sixteen at a time, beside TPC-B on the same server. */
export async function trades(stage: Stage): Promise<Finding[]> {
  const trader = await traderOn(stage, "trades");
  const rates = await besideTpcB(stage, trader, {
    what: "commits of accept, begin, deliver and approve / transactions of TPC-B, per second, 16 at a time",
    target: { atLeast: 0.45, aim: 0.6 },
  });
  const cpu = await nodeCpu(trader);
  await trader.close();
  return [rates, cpu];
}

/**
 * The same with the late work running. Commission always goes to the one FEES account, so 'every trade pays one account'
 * is no variant; what production adds is the folding of that account's deltas each second, the relay and the queue.
 */
export async function fees(stage: Stage): Promise<Finding[]> {
  const trader = await traderOn(stage, "fees");
  await trader.ask("startWorking");
  const rates = await besideTpcB(stage, trader, {
    what: "the same, while the same process folds the one FEES account each second, relays events and works the queue / TPC-B",
    target: { atLeast: 0.25 },
  });
  await trader.close();
  const why =
    "Both are alike in whom they pay: every trade's commission goes to the one FEES account, as deltas. " +
    "The first leaves them unfolded, the second folds.";
  return [rates, why];
}

/** A trading process on a database of its own, warm: code compiled, tables analyzed. */
async function traderOn(stage: Stage, name: string): Promise<Trader> {
  const server = await stage.server();
  const database = await server.makeDatabase(name);
  const trader = openTrader(database);
  await trader.ask("meet");
  await tradeOnce(trader);
  await ask(database.superUrl, "analyze"); // as pgbench does with its own tables
  return trader;
}

async function tradeOnce(trader: Trader): Promise<Run> {
  await trader.ask("stockUp");
  return trader.ask("tradeStock");
}

async function besideTpcB(
  stage: Stage,
  trader: Trader,
  figure: Pick<Figure, "what" | "target">,
): Promise<Finding> {
  const tpcB = await stage.tpcB();
  if (!tpcB) return pgbenchMissing;
  const pairs = await inTurn(() => tradeOnce(trader), tpcB);
  return { ...figure, values: ratios(pairs, perSecond, Number), beside: ratesOf(pairs) };
}

function ratesOf(pairs: Pair<Run, number>[]): string {
  const ours = middle(pairs, ({ subject }) => perSecond(subject));
  const theirs = middle(pairs, ({ reference }) => reference);
  return `${digits(ours)} commits/s beside ${digits(theirs)} transactions/s`;
}

async function nodeCpu(trader: Trader): Promise<Figure> {
  const pairs = await inTurn(
    () => tradeOnce(trader),
    () => trader.ask("roundTrips"),
  );
  const times = middle(ratios(pairs, cpuOf, cpuOf), Number);
  return {
    what: "Node CPU of a commit, its read included",
    values: pairs.map(({ subject }) => cpuOf(subject)),
    unit: "ms",
    target: { atMost: 0.5 },
    beside: `${digits(times)} times what two round trips of the smallest prepared statement cost`,
  };
}
