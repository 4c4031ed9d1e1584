import "server-only";
import type { CategorySchema } from "@/lib/catalog/category-schema";
import { sharedRead } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { categoryIndex, likelyOf } from "./likely";
import type { ListingFilter } from "./schema";

interface LeafRow {
  slug: string;
  name: string;
  words: string[];
  schema: CategorySchema;
}

const readLeaves = sharedRead("search.categories", async () => {
  const leaves = await query<LeafRow>(sql`
    select n.slug, n.name, n.words, a.schema from category_node n
      join lateral (select schema from category_asked a where a.category_id = n.id order by a.version desc limit 1) a on true
    where n.is_active`);
  return {
    index: categoryIndex(leaves.map(({ slug, name, words }) => ({ slug, words: [name, ...words] }))),
    schemas: new Map(leaves.map(({ slug, schema }) => [slug, schema])),
  };
});

/** The categories that a query speaks of, by slug, the likeliest first. */
export const likelyCategories = async (words: readonly string[]): Promise<string[]> =>
  words.length === 0 ? [] : likelyOf(words, (await readLeaves()).index);

/** The facets that results of a filter can be narrowed by: those of every listing, and of a leaf what its schema says. */
export async function facetsOf({
  category,
  state,
}: Pick<ListingFilter, "category" | "state">): Promise<string[]> {
  const schema = category ? (await readLeaves()).schemas.get(category) : undefined;
  const own = schema?.attributes.filter(({ facet }) => facet).map(({ key }) => `a.${key}`) ?? [];
  return ["category", "state", ...(state ? ["lga"] : []), "condition", ...own];
}
