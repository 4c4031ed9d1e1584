// Searches as a page does, on the database of its DATABASE_URL, and tells the process that forked it what that took.
import { countView, writeViews } from "@/lib/catalog/views";
import { query, queryOne, sql } from "@/lib/kernel/db";
import type { SearchRequest } from "@/lib/search/engine";
import { postgresEngine } from "@/lib/search/postgres";
import { nearWords } from "@/lib/search/postgres/dictionary";
import { matchSaved } from "@/lib/search/saved/match";
import { wordAt } from "./many-listings";

/** Milliseconds of each search from Node to PostgreSQL and back, by what is searched for. */
export type Measured = Record<string, number[]>;

const RUNS = 60;
const WARM_UP = 8;
const AT_ONCE = 8;
const VIEWS = 60_000;

const facets = ["category", "state", "condition", "a.brand", "a.storage", "a.color"];
const request = (more: Partial<SearchRequest>): SearchRequest => ({
  words: [],
  filters: {},
  sort: "relevance",
  limit: 24,
  ...more,
});
const said = (...ranks: number[]) => ranks.map((rank) => [[wordAt(rank)]]);
/** Another word each time, from `from` on. */
const rank = (run: number, from: number) => from + (run % 40);

const searches: Record<string, (run: number) => Promise<unknown>> = {
  "text, 3 filters and facets": (run) =>
    postgresEngine.search(
      request({
        words: said(rank(run, 150)),
        filters: {
          category: [`c:top${run % 12}`],
          condition: ["n:NEW", "n:GOOD"],
          "a.brand": [`a:brand=b${run % 12}`, "a:brand=b3"],
        },
        facets,
      }),
    ),
  "a common word by relevance": (run) => postgresEngine.search(request({ words: said(rank(run, 1)) })),
  "two words by relevance": (run) =>
    postgresEngine.search(request({ words: said(rank(run, 20), rank(run, 200)) })),
  "a common word, cheapest first": (run) =>
    postgresEngine.search(request({ words: said(rank(run, 1)), sort: "cheapest" })),
  "a category by facets alone": (run) =>
    postgresEngine.search(request({ filters: { category: [`c:leaf${run % 80}`] }, sort: "newest", facets })),
  "words that no listing has, looked up by their spelling": (run) =>
    nearWords([`${wordAt(rank(run, 300)).slice(0, 5)}q${wordAt(rank(run, 300)).slice(5)}`]),
};

async function timesOf(
  search: (run: number) => Promise<unknown>,
  atOnce: number,
  { runs = RUNS, warmUp = WARM_UP } = {},
): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < warmUp; run += 1) await search(runs + run);
  let next = 0;
  const one = async () => {
    while (next < runs) {
      const run = next;
      next += 1;
      const start = performance.now();
      await search(run);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return times;
}

const measured: Measured = {};
for (const [name, search] of Object.entries(searches)) {
  measured[name] = await timesOf(search, 1);
  if (name.includes("3 filters")) measured[`${name}, ${AT_ONCE} at a time`] = await timesOf(search, AT_ONCE);
}
measured["ranking all hits of a common word"] = await timesOf(
  (run) =>
    queryOne(sql`
      select listing_id from search_document d where d.tsv @@ to_tsquery('amana', ${wordAt(rank(run, 1))})
      order by ts_rank_cd(d.tsv, to_tsquery('amana', ${wordAt(rank(run, 1))})) desc limit 24`),
  1,
);
const listings = await query<{ id: string }>(sql`
  update search_document set created_at = now() + interval '1 minute' where listing_id in (select listing_id from search_document limit ${RUNS + WARM_UP})
  returning listing_id as id`);
measured["a new listing against the saved searches"] = await timesOf(
  (() => {
    let at = 0;
    return () => matchSaved(listings[at++]?.id ?? "");
  })(),
  1,
);
/** A minute of a thousand views a second, as pages count them, and what the end of the minute writes. */
measured["60,000 views, a minute of 1,000 a second, counted and written"] = await timesOf(
  async (run) => {
    for (let at = 0; at < VIEWS; at += 1) {
      const { id: listingId = "" } = listings[at % listings.length] ?? {};
      countView({ listingId, isOwn: false, visitor: `${run} ${at}`, userAgent: "Mozilla/5.0" });
    }
    await writeViews();
  },
  1,
  { runs: 5, warmUp: 1 },
);
process.send?.(measured);
await new Promise((letGo) => process.once("disconnect", letGo));
