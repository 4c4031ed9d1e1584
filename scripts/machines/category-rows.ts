import type { CategoryNode } from "../../lib/catalog/category-schema";
import { categoryTree } from "../../lib/catalog/data/categories/index";
import { literal, SYSTEM } from "./sql-text";

const idOf = (slug: string) => `md5(${literal(`category:${slug}`)})::uuid`;
const arrayOf = (words: readonly string[]) => `array[${words.map(literal).join(", ")}]::text[]`;

function rowsUnder(nodes: readonly CategoryNode[], parent?: string): string[] {
  return nodes.flatMap(({ slug, name, describes, words = [], children = [], schema }, position) => [
    `insert into category (id, parent_id, slug, name, describes, words, position) values (${[
      idOf(slug),
      parent ? idOf(parent) : "null",
      ...[slug, name, describes].map(literal),
      arrayOf(words),
      String(position),
    ].join(", ")}) on conflict do nothing;`,
    ...(schema
      ? [
          `insert into category_schema (category_id, version, schema, by_id) select ${idOf(slug)}, 1, ${literal(JSON.stringify(schema))}, ${SYSTEM} where not exists (select from category_schema where category_id = ${idOf(slug)});`,
        ]
      : []),
    ...rowsUnder(children, slug),
  ]);
}

/** The categories that a database begins with. What staff have changed since is left as it is. */
export const categoryRows = (): string =>
  `-- Made by \`npm run machines\` from lib/catalog/data. Do not edit.\n\n${rowsUnder(categoryTree).join("\n")}\n`;
