import "server-only";
import { categoryOf } from "@/lib/catalog";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { categoryIndex, likelyOf } from "./likely";
import type { ListingFilter } from "./schema";

const readIndex = sharedRead("search.categories", async () => {
  const leaves = await query<{ slug: string; name: string; words: string[] }>(sql`
    select n.slug, n.name, n.words from category_node n
    where n.is_active and exists (select from category_asked a where a.category_id = n.id)`);
  return categoryIndex(leaves.map(({ slug, name, words }) => ({ slug, words: [name, ...words] })));
});

/** The categories that a query speaks of, by slug, the likeliest first. */
export const likelyCategories = async (words: readonly string[]): Promise<string[]> =>
  words.length === 0 ? [] : likelyOf(words, await readIndex());

/** The facets that results of a filter can be narrowed by: those of every listing, and of a leaf what its schema says. */
export async function facetsOf({
  category,
  state,
}: Pick<ListingFilter, "category" | "state">): Promise<string[]> {
  const schema = category ? (await categoryOf(category))?.schema : undefined;
  const own = schema?.attributes.filter(({ facet }) => facet).map(({ key }) => `a.${key}`) ?? [];
  return ["category", "state", ...(state ? ["lga"] : []), "condition", ...own];
}
