import { machine } from "@/lib/kernel/machine";

const TAKES_CHILDREN = "is_branch(r.parent_id) and r.parent_id <> r.id";
const IS_OPEN_ABOVE =
  "not r.is_active or r.parent_id is null or exists (select from category c where c.id = r.parent_id and c.is_active)";

/** A node of the tree of two levels: a top node with what is below it, or a leaf, which has schemas. */
export const category = machine("category", {
  insert: {
    by: ["staff:category.change"],
    columns: ["id", "parent_id", "slug", "name", "describes", "words", "position"],
    checks: {
      "what is above it takes more": `r.parent_id is null or ${TAKES_CHILDREN}`,
      "what is above it is open": IS_OPEN_ABOVE,
    },
  },
  moves: {
    change: {
      by: ["staff:category.change"],
      sets: ["parent_id", "name", "describes", "words", "position", "is_active", "is_taxed"],
      checks: {
        "what is above it takes more": `r.parent_id is null and not exists (select from category_schema s where s.category_id = r.id)
          or ${TAKES_CHILDREN} and not exists (select from category c where c.parent_id = r.id)`,
        "what is below it is closed":
          "r.is_active or not exists (select from category c where c.parent_id = r.id and c.is_active)",
        "what is above it is open": IS_OPEN_ABOVE,
      },
    },
  },
});

/** What a leaf asks of its listings from now on. Never changed: those that have an older one keep it. */
export const categorySchemaVersion = machine("category_schema", {
  insert: {
    by: ["staff:category.change"],
    columns: ["id", "category_id", "version", "schema"],
    fixed: { by_id: "who" },
    checks: {
      "it is the next one of a leaf": `r.version = (select count(*) from category_schema s where s.category_id = r.category_id)
          and not exists (select from category c where c.parent_id = r.category_id)`,
      "it has attributes and conditions":
        "jsonb_typeof(r.schema->'attributes') = 'array' and jsonb_typeof(r.schema->'conditions') = 'array'",
    },
  },
  moves: {},
});
