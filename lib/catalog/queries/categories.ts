import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { CategorySchema } from "../category-schema";
import type { CategoryPage, CategoryView } from "../schema";

interface NodeRow {
  id: string;
  parentId: string | null;
  slug: string;
  name: string;
  describes: string;
  words: string[];
  isLeaf: boolean;
}

const readNodes = () =>
  query<NodeRow>(sql`
    select c.id, c.parent_id, c.slug, c.name, c.describes, c.words, exists (
        select from category_schema s where s.category_id = c.id) as is_leaf
    from category c where c.is_active order by c.position, c.slug`);

const KEPT_MS = 10_000;
let kept: { until: number; nodes: Promise<NodeRow[]> } | undefined;

/** All open categories. Every page shows some, and they seldom change: an answer is kept for ten seconds. */
function nodesNow(): Promise<NodeRow[]> {
  if (kept && kept.until > performance.now()) return kept.nodes;
  const nodes = readNodes();
  kept = { until: performance.now() + KEPT_MS, nodes };
  nodes.catch(() => {
    kept = undefined;
  });
  return nodes;
}

const nameOf = ({ slug, name, describes, isLeaf }: NodeRow) => ({ slug, name, describes, isLeaf });

/** What was kept is read anew: staff have just changed it. */
export function forgetCategories(): void {
  kept = undefined;
}

/** The tree: its top nodes with what is below each. */
export async function categoryTree(): Promise<CategoryView[]> {
  const nodes = await nodesNow();
  const under = (id: string | null) => nodes.filter(({ parentId }) => parentId === id);
  return under(null).map((top) => ({ ...nameOf(top), children: under(top.id).map(nameOf) }));
}

/** One node with its schema, where it is a leaf; undefined if there is none. */
export async function categoryOf(slug: string): Promise<CategoryPage | undefined> {
  const nodes = await nodesNow();
  const node = nodes.find((one) => one.slug === slug);
  if (!node) return undefined;
  const parent = nodes.find(({ id }) => id === node.parentId);
  const [stored] = await query<{ version: number; schema: CategorySchema }>(sql`
    select version, schema from category_schema where category_id = ${node.id}::uuid order by version desc limit 1`);
  return {
    ...nameOf(node),
    children: nodes.filter(({ parentId }) => parentId === node.id).map(nameOf),
    parent: parent ? { slug: parent.slug, name: parent.name } : null,
    version: stored?.version ?? null,
    schema: stored?.schema ?? null,
  };
}

/** Leaves that a title may be of, the likeliest first: by the words of each. */
export async function guessCategories(title: string, most = 3): Promise<{ slug: string; name: string }[]> {
  const said = ` ${title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `;
  const nodes = await nodesNow();
  return nodes
    .filter(({ isLeaf }) => isLeaf)
    .map(({ slug, name, words }) => ({
      slug,
      name,
      score: [name.toLowerCase(), ...words].reduce(
        (sum, word) => sum + (said.includes(` ${word} `) ? word.length : 0),
        0,
      ),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ slug, name }) => ({ slug, name }));
}
