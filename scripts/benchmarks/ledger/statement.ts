import { digits, type Finding } from "../figure";
import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";
import { ENTRIES, fillWallet } from "./long-wallet";
import type { Measured } from "./statement-reader";

const LENGTH = ENTRIES.toLocaleString("en");

/** What a page of a long wallet costs, whichever way it is narrowed, beside a query that reads one row. */
export async function statement(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const database = await server.makeDatabase("wallet");
  stage.tell(`Filling a wallet with ${LENGTH} entries …`);
  await fillWallet(database);
  const reader = startProgram("./ledger/statement-reader.ts", {
    env: settingsFor(database.appUrl),
  });
  const { pages, oneRowMs, csv } = await reader.nextMessage<Measured>();
  await reader.letGo();
  return [
    ...Object.entries(pages).map(([name, { databaseMs, endToEndMs }]) => ({
      what: `a page of a wallet with ${LENGTH} entries: ${name}; what PostgreSQL says its statements took`,
      values: databaseMs,
      unit: "ms",
      target: { atMost: isLook(name) ? 3 : 1 },
      beside: `${digits(endToEndMs)} ms from Node and back, ${digits(endToEndMs / oneRowMs)} times a query of one row`,
    })),
    {
      what: `all ${LENGTH} entries as CSV: additional memory of the process`,
      values: [csv.memoryMb],
      unit: "MB",
      target: { atMost: 100 },
      beside: `${digits(csv.sizeMb)} MB in ${digits(csv.seconds)} s`,
    },
  ];
}

/** An amount or an operator is in no index: 1,000 entries are looked at for each page. */
const isLook = (name: string) => /^an (amount|operator)/.test(name);
