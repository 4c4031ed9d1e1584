import "server-only";
import { isStatementTimeout, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { SearchEngine } from "../engine";
import { searchRefusals } from "../refusals";
import { removeDocuments, upsertDocuments } from "./documents";
import { countFacets } from "./facets";
import { findPage } from "./find";
import { matches } from "./match";
import { ask } from "./pool";
import { rebuildIndex } from "./rebuild";

/** What a search that was cut off answers instead. */
const inTime = async <Answer, Else>(
  answer: Promise<Answer>,
  otherwise: () => Else,
): Promise<Answer | Else> => {
  try {
    return await answer;
  } catch (error) {
    if (isStatementTimeout(error)) return otherwise();
    throw error;
  }
};

/** Search within PostgreSQL. */
export const postgresEngine: SearchEngine = {
  upsert: upsertDocuments,
  remove: removeDocuments,
  rebuild: rebuildIndex,

  async search(request) {
    const wanted = request.cursor ? undefined : request.facets;
    const counting = wanted
      ? inTime(countFacets(request, wanted), () => undefined)
      : Promise.resolve(undefined);
    counting.catch(() => {}); // it is awaited below, unless the page fails first
    const page = await inTime(
      findPage(
        request,
        counting.then((counted) => counted?.total),
      ),
      () => {
        throw new Refusal(searchRefusals.search_busy);
      },
    );
    const counted = await counting;
    const count = counted?.total ?? page.count;
    return {
      ...page,
      count,
      facets: counted?.facets,
      prices: counted?.prices,
      priceBars: counted?.priceBars,
    };
  },

  async count(request, most) {
    const rows = inTime(
      ask<{ count: number }>(sql`
        select count(*)::int as count from (select from search_document d where ${matches(request)} limit ${most}) hit`),
      () => [],
    );
    return (await rows)[0]?.count ?? 0;
  },
};
