import { digits, type Finding, median, percentile } from "../figure";
import { startProgram } from "../programs";
import { settingsFor } from "../settings";
import type { Stage } from "../stage";
import { fillListings, SEARCHES } from "./many-listings";
import type { Measured } from "./search-reader";

const SAVED_MS = 50;
const SPELLING_MS = 5;
const RANKED_SHARE = 0.1;

async function searched(stage: Stage, listings: number, limitMs: number): Promise<Finding[]> {
  const server = await stage.server();
  const database = await server.makeDatabase(`search_${listings}`);
  const many = listings.toLocaleString("en");
  stage.tell(`Listing ${many} goods …`);
  await fillListings(database, listings);
  const reader = startProgram("./search/search-reader.ts", { env: settingsFor(database.appUrl) });
  const { "ranking all hits of a common word": all = [], ...measured } = await reader.nextMessage<Measured>();
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
      target: { atMost: RANKED_SHARE },
      beside: `ranking all takes ${digits(median(all))} ms`,
    },
  ];
}

/** How fast people find what they look for among a hundred thousand listings. */
export const search = (stage: Stage): Promise<Finding[]> => searched(stage, 100_000, 40);

/** The same among a million. */
export const searchMillion = (stage: Stage): Promise<Finding[]> => searched(stage, 1_000_000, 120);
