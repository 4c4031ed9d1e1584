import { digits, type Finding, median, percentile } from "../figure";
import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";
import { fillMarket, TRADES, WAITING } from "./million-trades";
import type { Measured } from "./staff-reader";

const LIST_MS = 50;
const FIRST_PAGE_MS = 300;

/** What the lists of staff and the first page of Admin take beside a million trades. */
export async function staff(stage: Stage): Promise<Finding[]> {
  const server = await stage.server();
  const database = await server.makeDatabase("staff");
  stage.tell(`Filling a market with ${TRADES.toLocaleString("en")} trades …`);
  await fillMarket(database);
  const reader = startProgram("./staff/staff-reader.ts", { env: settingsFor(database.appUrl) });
  const measured = await reader.nextMessage<Measured>();
  await reader.letGo();
  return Object.entries(measured).map(([name, times]) => ({
    what: `${name}, ${TRADES.toLocaleString("en")} trades and ${WAITING} cases in each queue: 95th percentile of ${times.length}`,
    values: [percentile(times, 0.95)],
    unit: "ms",
    target: { atMost: name.startsWith("the first page") ? FIRST_PAGE_MS : LIST_MS },
    beside: `median ${digits(median(times))} ms`,
  }));
}
