import "server-only";
import { isStatementTimeout, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { MOST_COUNTED, type SearchEngine } from "../engine";
import { searchRefusals } from "../refusals";
import { removeDocuments, upsertDocuments } from "./documents";
import { countFacets, facetPlan } from "./facets";
import { expected, findPage } from "./find";
import { matches } from "./match";
import { ask } from "./pool";
import { rebuildIndex } from "./rebuild";
import { readFor, surveyed } from "./survey";

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
    const plan = !request.cursor && request.facets ? facetPlan(request, request.facets) : undefined;
    if (plan && (await expected(matches(request, readFor(request, plan)))) <= MOST_COUNTED) {
      const answer = await inTime(surveyed(request, plan), () => undefined);
      if (answer) return answer;
    }
    const counting = plan && inTime(countFacets(request, plan), () => undefined);
    counting?.catch(() => {}); // it is awaited below, unless the page fails first
    const page = await inTime(findPage(request), () => {
      throw new Refusal(searchRefusals.search_busy);
    });
    const { total, ...facets } = (await counting) ?? { total: page.count };
    return { ...page, ...facets, count: total };
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
