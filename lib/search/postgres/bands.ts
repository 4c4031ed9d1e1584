import "server-only";
import { DAY } from "@/lib/kernel/clock";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { sql } from "@/lib/kernel/db";
import { ask } from "./pool";

/** So many days make up for all that quality is worth. */
const DAYS_OF_QUALITY = 60;

/** What a document of this quality scores that was listed at this moment, in milliseconds since 1970: newer is higher, and no day changes the order. */
export const scoreOf = (quality: number, listedAt: number): number =>
  quality + listedAt / DAY / DAYS_OF_QUALITY;

/** Bands of scores: 64, 8 and 1 to a step of 1, which is sixty days. */
const FINENESS = [64, 8, 1] as const;
const WIDER = 8;

const band = (fineness: number, at: number): string => `z${fineness}:${at}`;

/** The bands in which a score lies: they are in the index as words are, so that the newest and best are found without the old ones. */
export const bandsOf = (score: number): string[] =>
  FINENESS.map((fineness) => band(fineness, Math.floor(score * fineness)));

/** As few bands as have together what scores from about `low`, and nothing much lower, to `high`. */
export function bandsFrom(low: number, high: number): string[] {
  const found: string[] = [];
  let at = Math.floor(low * FINENESS[0]);
  for (const fineness of FINENESS) {
    const isWidest = fineness === 1;
    for (; isWidest ? at <= high : at % WIDER !== 0; at += 1) found.push(band(fineness, at));
    at /= WIDER;
  }
  return found;
}

/** Ranks by score whose scores are known: each is the last one and a half times. */
const RANKS = Array.from({ length: 9 }, (_, at) => Math.round(500 * 1.5 ** at));

/** The highest score, and those of some ranks from it on. */
const scores = sharedRead("search.scores", () =>
  ask<{ rank: number; score: number }>(sql`
    select s.rank::int as rank, s.score from (
      select score, row_number() over () as rank from (
        select score from search_document order by score desc, listing_id desc limit ${RANKS.at(-1)}) s) s
    where s.rank = 1 or s.rank = any(${RANKS}::int[]) order by s.rank`),
);

/** The bands of the best `count` documents and of some more, as a query of the index; undefined where so many are not known. */
export async function bandsOfBest(count: number): Promise<string | undefined> {
  const known = await scores();
  const [top] = known;
  const low = known.find(({ rank }) => rank > 1 && rank >= count);
  if (!top || !low) return undefined;
  // What is listed since then may score higher, but not by more than quality is worth.
  return bandsFrom(low.score, Math.max(top.score, scoreOf(0, Date.now())) + 1)
    .map((each) => `'${each}'`)
    .join(" | ");
}
