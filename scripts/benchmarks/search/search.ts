import { digits, type Finding, median, percentile } from "../figure";
import { startProgram } from "../programs";
import type { Database } from "../server";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";
import type { FindableMeasured } from "./findable-seller";
import { fillListings, SEARCHES } from "./many-listings";
import type { Measured } from "./search-reader";

const SAVED_MS = 50;
const SPELLING_MS = 5;
const RANKED_SHARE = 0.1;
const FINDABLE_MS = 3_000;
/** What a page may cost, in milliseconds of CPU, and by how much its views may make it dearer. */
const PAGE_MS = 4;
const VIEWS = 60_000;
const DEARER = 1.1;

async function searched(stage: Stage, listings: number, limitMs: number): Promise<Finding[]> {
  const server = await stage.server();
  const database = await server.makeDatabase(`search_${listings}`);
  const many = listings.toLocaleString("en");
  stage.tell(`Listing ${many} goods …`);
  await fillListings(database, listings);
  const reader = startProgram("./search/search-reader.ts", { env: settingsFor(database.appUrl) });
  const {
    "ranking all hits of a common word": all = [],
    "60,000 views, a minute of 1,000 a second, counted and written": views = [],
    ...measured
  } = await reader.nextMessage<Measured>();
  await reader.letGo();
  const limitOf = (name: string) =>
    name.includes("saved searches") ? SAVED_MS : name.includes("spelling") ? SPELLING_MS : limitMs;
  const common = measured["a common word by relevance"] ?? [];
  return [
    ...Object.entries(measured).map(([name, times]) => ({
      what: `${name}${name.includes("saved") ? `, of which there are ${SEARCHES.toLocaleString("en")}` : ""}, ${many} listings: 95th percentile of ${times.length}`,
      values: [percentile(times, 0.95)],
      unit: "ms",
      target: { atMost: limitOf(name) },
      beside: `median ${digits(median(times))} ms`,
    })),
    {
      what: `a common word by relevance / ranking all of its hits, ${many} listings, medians`,
      values: [median(common) / median(all)],
      // Asked of a million: among fewer, what every search takes is most of it.
      target: { atMost: listings >= 1_000_000 ? RANKED_SHARE : 1 },
      beside: `ranking all takes ${digits(median(all))} ms`,
    },
    {
      what: `1,000 views a second for a minute, beside pages of ${PAGE_MS} ms each / the same pages without, ${many} listings`,
      values: views.map((ms) => 1 + ms / (VIEWS * PAGE_MS)),
      target: { atMost: DEARER },
      beside: `${digits(median(views))} ms to count them and to write them as one statement`,
    },
    ...(await findable(database, many)),
  ];
}

/** From a moderator’s yes until people find it, and from its end until they do not. */
async function findable({ appUrl, ownerUrl }: Database, many: string): Promise<Finding[]> {
  const env = { ...settingsFor(appUrl), BENCHMARK_OWNER_URL: ownerUrl };
  const seller = startProgram("./search/findable-seller.ts", { env });
  const { foundMs, shownLate } = await seller.nextMessage<FindableMeasured>();
  await seller.letGo();
  return [
    {
      what: `from commit to findable, beside ${many} listings: 95th percentile of ${foundMs.length}`,
      values: [percentile(foundMs, 0.95)],
      unit: "ms",
      target: { atMost: FINDABLE_MS },
      beside: `median ${digits(median(foundMs))} ms`,
    },
    {
      what: `withdrawn ones that the next search still showed, of ${foundMs.length}`,
      values: [shownLate],
      target: { atMost: 0 },
    },
  ];
}

/** How fast people find what they look for among a hundred thousand listings. */
export const search = (stage: Stage): Promise<Finding[]> => searched(stage, 100_000, 40);

/** The same among a million. */
export const searchMillion = (stage: Stage): Promise<Finding[]> => searched(stage, 1_000_000, 120);
