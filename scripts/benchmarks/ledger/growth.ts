import { digits, type Finding } from "../figure";
import { inTurn, middle, ratios } from "../pairs";
import type { Database, Server } from "../server";
import type { Stage } from "../stage";
import { fillLedger, TRANSFERS } from "./long-past";
import { openTrader, type Trader } from "./open-trader";

const SIZE = TRANSFERS.toLocaleString("en");

/** What a commit costs the server where the ledger is long, beside one that has just begun. */
export async function growth(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const [young, old] = [await server.makeDatabase("young"), await server.makeDatabase("old")];
  if (server.cpuMs(young) === null)
    return ["Growth is not measured: this system does not tell the CPU of a process."];
  stage.tell(`Filling a ledger with ${SIZE} transfers …`);
  await fillLedger(old);
  const [inOld, inYoung] = [openTrader(old), openTrader(young)];
  for (const trader of [inOld, inYoung]) await warm(trader);
  const pairs = await inTurn(
    () => cpuOfCommit(server, old, inOld),
    () => cpuOfCommit(server, young, inYoung),
  );
  for (const trader of [inOld, inYoung]) await trader.close();
  const [long, short] = [middle(pairs, (pair) => pair.subject), middle(pairs, (pair) => pair.reference)];
  return [
    {
      what: `server CPU of a commit with ${SIZE} transfers in the ledger / in an empty one`,
      values: ratios(pairs, Number, Number),
      target: { atMost: 1.3 },
      beside: `${digits(long)} ms beside ${digits(short)} ms`,
    },
  ];
}

async function warm(trader: Trader): Promise<void> {
  await trader.ask("meet");
  await trader.ask("stockUp");
  await trader.ask("tradeStock");
}

/** Milliseconds of the connections' own processes: what PostgreSQL does behind them is not in it. */
async function cpuOfCommit(server: Server, database: Database, trader: Trader): Promise<number> {
  await trader.ask("stockUp");
  const before = server.cpuMs(database) ?? 0;
  const { commits } = await trader.ask("tradeStock");
  return ((server.cpuMs(database) ?? 0) - before) / commits;
}
