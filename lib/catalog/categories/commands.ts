import "server-only";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import type { CategorySchema } from "../category-schema";
import { categoryEvents } from "../events";
import { category } from "./machine";

export const categoryRefusals = refusals({
  slug_taken: { status: 409, field: "slug", says: "Another category has this address." },
  no_such_parent: {
    status: 422,
    field: "parent",
    says: "Choose an open category of the first level, which asks for nothing itself.",
  },
  has_children: {
    status: 409,
    field: "parent",
    says: "What is below it would be a third level. Move that first.",
  },
  children_open: { status: 409, says: "Close the categories below it first." },
  parent_closed: { status: 409, says: "Open the category above it first." },
  leaf_needs_parent: {
    status: 422,
    field: "parent",
    says: "A category of the first level asks for nothing itself. Choose what it belongs to.",
  },
  not_a_leaf: { status: 409, says: "Only a category with nothing below it asks for details." },
  schema_changed: {
    status: 409,
    says: "A colleague has changed what it asks. Reload the page, and change that.",
  },
  other_type: {
    status: 422,
    field: "attributes",
    says: ({ key }) => `${String(key)} has another type in older versions. Use another key.`,
  },
});

/** What is written of a category. */
interface Said {
  name: string;
  describes: string;
  words: readonly string[];
  position: number;
}

export interface NewCategory extends Said {
  slug: string;
  /** The slug of the node above it; null of the first level. */
  parent: string | null;
  /** What it asks, if it is a leaf. */
  schema: CategorySchema | null;
  /** The slug of a leaf that asks the same, in place of that. */
  like: string | null;
}

export interface CategoryChange extends Partial<Said> {
  slug: string;
  parent?: string | null | undefined;
  isActive?: boolean | undefined;
  /** Whether what registered sellers sell in it has VAT within its price. */
  isTaxed?: boolean | undefined;
  schema?: CategorySchema | undefined;
  /** The version of the schema that was changed; needed with one. */
  schemaVersion?: number | undefined;
}

export interface CategoryChanged {
  categoryId: string;
  slug: string;
}

const readBranch = (slug: string | null) => sql`
  (select c.id from category c where c.slug = ${slug}::text and c.is_active and c.parent_id is null
    and not exists (select from category_schema s where s.category_id = c.id))`;

/**
 * Staff add a category: one of the first level, or a leaf below one.
 * @throws Refusal - not_found, slug_taken, no_such_parent, leaf_needs_parent, not_a_leaf
 */
export const createCategory = refusingAt(
  command<NewCategory, { branchId: string | null; likeSchema: CategorySchema | null }, CategoryChanged>({
    act: "category.create",
    read: ({ parent, like }) => sql`
      select ${readBranch(parent)} as branch_id, (
        select s.schema from category_schema s join category c on c.id = s.category_id
        where c.slug = ${like}::text order by s.version desc limit 1) as like_schema`,
    decide({ branchId, likeSchema }, { slug, parent, like, schema: own, words, ...said }, by) {
      mustHold(by, "category.change");
      const schema = own ?? likeSchema;
      if (like !== null && !likeSchema) throw new Refusal(categoryRefusals.not_a_leaf);
      if (parent === null && schema) throw new Refusal(categoryRefusals.leaf_needs_parent);
      if (parent !== null && !branchId) throw new Refusal(categoryRefusals.no_such_parent);
      const id = newId();
      return {
        subject: { kind: "category", id },
        insert: [
          { table: "category", row: { id, parentId: branchId, slug, words, ...said } },
          ...(schema
            ? [{ table: "category_schema", row: { id: newId(), categoryId: id, version: 1, schema } }]
            : []),
        ],
        audit: [
          {
            actorId: by.id,
            act: "category.create",
            subjectKind: "category",
            subjectId: id,
            detail: { slug, parent: parent ?? "", name: said.name },
          },
        ],
        events: [categoryEvents.changed({ categoryId: id })],
        result: { categoryId: id, slug },
      };
    },
  }),
  { category_slug_key: categoryRefusals.slug_taken },
);

interface CategoryFacts extends Omit<Said, "words"> {
  id: string;
  version: bigint;
  words: string[];
  parentId: string | null;
  parentActive: boolean | null;
  isActive: boolean;
  isTaxed: boolean;
  branchId: string | null;
  children: number;
  openChildren: number;
  schemas: number;
  schema: CategorySchema | null;
  /** The type of each attribute that a version of it ever had, by its key. */
  types: Record<string, string>;
}

/**
 * Staff change a category: its words, its place, whether it takes listings, what it asks. Listings keep the version of that under which
 * they were written.
 * @throws Refusal - not_found, no_such_parent, has_children, children_open, parent_closed, not_a_leaf, schema_changed, other_type
 */
export const changeCategory = refusingAt(
  command<CategoryChange, CategoryFacts, CategoryChanged>({
    act: "category.change",
    read: ({ slug, parent }) => sql`
      select c.id, c.version, c.parent_id, p.is_active as parent_active, c.name, c.describes, c.words, c.position, c.is_active, c.is_taxed,
        ${readBranch(parent ?? null)} as branch_id,
        (select count(*)::int from category x where x.parent_id = c.id) as children,
        (select count(*)::int from category x where x.parent_id = c.id and x.is_active) as open_children,
        (select count(*)::int from category_schema s where s.category_id = c.id) as schemas,
        (select s.schema from category_schema s where s.category_id = c.id order by s.version desc limit 1) as schema,
        (select coalesce(jsonb_object_agg(a->>'key', a->>'type'), '{}') from category_schema s, jsonb_array_elements(s.schema->'attributes') a
          where s.category_id = c.id) as types
      from category c left join category p on p.id = c.parent_id where c.slug = ${slug}`,
    decide(facts, change, by) {
      mustHold(by, "category.change");
      const parentId = parentOf(facts, change);
      const isActive = change.isActive ?? facts.isActive;
      if (!isActive && facts.openChildren > 0) throw new Refusal(categoryRefusals.children_open);
      if (isActive && !facts.isActive && parentId === facts.parentId && facts.parentActive === false)
        throw new Refusal(categoryRefusals.parent_closed);
      const version = nextSchema(facts, change);
      const { id } = facts;
      const {
        name = facts.name,
        describes = facts.describes,
        words = facts.words,
        position = facts.position,
        isTaxed = facts.isTaxed,
      } = change;
      const said = { name, describes, position, isActive, isTaxed };
      return {
        subject: { kind: "category", id },
        rows: [category.move(facts, "change", { ...said, parentId, words })],
        insert: version
          ? [
              {
                table: "category_schema",
                row: { id: newId(), categoryId: id, version, schema: change.schema },
              },
            ]
          : [],
        audit: [
          {
            actorId: by.id,
            act: "category.change",
            subjectKind: "category",
            subjectId: id,
            detail: {
              slug: change.slug,
              ...said,
              words: words.join(", "),
              ...(version && { schemaVersion: version }),
            },
          },
        ],
        events: [categoryEvents.changed({ categoryId: id })],
        result: { categoryId: id, slug: change.slug },
      };
    },
  }),
  { category_schema_category_id_version_key: categoryRefusals.schema_changed },
);

/** Where it is from now on. */
function parentOf(
  { id, parentId, branchId, children, schemas }: CategoryFacts,
  { parent }: CategoryChange,
): string | null {
  if (parent === undefined) return parentId;
  if (parent === null) {
    if (parentId !== null && schemas > 0) throw new Refusal(categoryRefusals.no_such_parent);
    return null;
  }
  if (!branchId || branchId === id) throw new Refusal(categoryRefusals.no_such_parent);
  if (children > 0) throw new Refusal(categoryRefusals.has_children);
  return branchId;
}

/** The version that its new schema is; undefined if what it asks stays. */
function nextSchema(
  { schemas, children, types, parentId }: CategoryFacts,
  { schema, schemaVersion }: CategoryChange,
): number | undefined {
  if (!schema) return undefined;
  if (children > 0 || (parentId === null && schemas === 0)) throw new Refusal(categoryRefusals.not_a_leaf);
  if (schemaVersion !== schemas) throw new Refusal(categoryRefusals.schema_changed);
  const other = schema.attributes.find(({ key, type }) => Object.hasOwn(types, key) && types[key] !== type);
  if (other) throw new Refusal(categoryRefusals.other_type, { key: other.key });
  return schemas + 1;
}
