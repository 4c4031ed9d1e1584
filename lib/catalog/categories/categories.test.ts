import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { createListing, listingFor, reviseListing, staffCategories, staffCategory } from "..";
import type { CategorySchema } from "../category-schema";
import { categoryOf, forgetCategories } from "../queries/categories";
import { endsOf, LEAF, liveListing } from "../scene-for-tests";
import { changeCategory, createCategory } from "./commands";
import { attributesOf, rowOf } from "./details";
import { detailsFormOf, formOf } from "./details-form";

let app: TestApp;
let kelechi: TestUser;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  kelechi = await makeUser(app, "Kelechi Content", { staffRoles: ["CONTENT"] });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const said = { name: "Lamps", describes: "Lamps and lanterns.", words: ["lamp", "lantern"], position: 50 };
const add = (slug: string, more: { parent?: string | null; like?: string | null } = {}, by = kelechi) =>
  createCategory(by.actor, freshKey(), { slug, ...said, parent: null, like: null, schema: null, ...more });
const change = (slug: string, changes: object, by = kelechi) =>
  changeCategory(by.actor, freshKey(), { slug, ...changes });
const found = async (slug: string) => {
  forgetCategories();
  return categoryOf(slug);
};
const asked = async (slug: string): Promise<CategorySchema> => {
  const schema = (await found(slug))?.schema;
  if (!schema) throw new Error(`${slug} is a leaf`);
  return schema;
};

test("staff of content add a category with what another one asks, and no one else does", async () => {
  await expect(add("lamps", {}, chidi)).rejects.toEqual(refused("not_found"));
  await expect(staffCategories(chidi.actor)).rejects.toEqual(refused("not_found"));
  await add("lamps");
  await expect(add("lamps")).rejects.toEqual(refused("slug_taken"));
  await expect(add("solar", { parent: "none" })).rejects.toEqual(refused("no_such_parent"));
  await expect(add("solar", { parent: LEAF })).rejects.toEqual(refused("no_such_parent"));
  await expect(add("solar", { like: LEAF })).rejects.toEqual(refused("leaf_needs_parent"));
  await expect(add("solar", { parent: "lamps", like: "lamps" })).rejects.toEqual(refused("not_a_leaf"));
  await add("solar", { parent: "lamps", like: LEAF });
  expect(await asked("solar")).toEqual(await asked(LEAF));
  expect((await found("lamps"))?.children.map(({ slug }) => slug)).toEqual(["solar"]);
  const [row] = await query<{ detail: { parent: string } }>(
    sql`select detail from audit where act = 'category.create' order by id desc limit 1`,
  );
  expect(row?.detail.parent).toBe("lamps");
});

test("a category is renamed, moved and closed; what it has runs on, and new listings are refused", async () => {
  const seller = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
  const { listingId, draft } = await liveListing(app, seller, chidi);
  await add("gadgets");
  const { parent } = (await staffCategory(kelechi.actor, LEAF)) ?? {};
  await change(LEAF, { name: "Handsets", parent: "gadgets", position: 1 });
  expect(await found(LEAF)).toMatchObject({ name: "Handsets", parent: { slug: "gadgets" } });
  await expect(change("gadgets", { isActive: false })).rejects.toEqual(refused("children_open"));
  await expect(change("gadgets", { parent: "lamps" })).rejects.toEqual(refused("has_children"));
  await change(LEAF, { isActive: false });
  await expect(createListing(seller.actor, freshKey(), { category: LEAF, draft })).rejects.toEqual(
    refused("no_such_category"),
  );
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown" });
  await change("gadgets", { isActive: false });
  await expect(change(LEAF, { isActive: true })).rejects.toEqual(refused("parent_closed"));
  await change("gadgets", { isActive: true });
  await change(LEAF, { isActive: true, parent: parent?.slug });
  await createListing(seller.actor, freshKey(), { category: LEAF, draft });
});

test("what a leaf asks changes as a new version, and a listing keeps its own until it is revised", async () => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const { listingId, category, draft } = await liveListing(app, seller, chidi);
  const before = await asked(LEAF);
  const wattage = {
    type: "number",
    key: "wattage",
    label: "Wattage",
    min: 1,
    max: 99,
    step: 1,
    unit: "W",
    required: true,
  } as const;
  const schema = { ...before, attributes: [...before.attributes, wattage] };
  const shown = async () => {
    const one = await listingFor(null, listingId);
    return one?.is === "shown" ? one.listing.attributes.map(({ key }) => key) : [];
  };
  const had = await shown();
  const { schemaVersion = 0 } = (await staffCategory(kelechi.actor, LEAF)) ?? {};
  const ask = (changes: object) => change(LEAF, { schema, schemaVersion, ...changes });
  await expect(ask({ schemaVersion: 0 })).rejects.toEqual(refused("schema_changed"));
  const first = before.attributes.map((one) =>
    one.key === "storage" ? { type: "flag" as const, key: one.key, label: one.label } : one,
  );
  await expect(ask({ schema: { ...before, attributes: first } })).rejects.toEqual(refused("other_type"));
  await expect(change("phones-and-tablets", { schema, schemaVersion: 0 })).rejects.toEqual(
    refused("not_a_leaf"),
  );
  expect(await endsOf([ask({}), ask({})])).toEqual(["done", "schema_changed"]);
  expect((await asked(LEAF)).attributes.at(-1)).toMatchObject({ key: "wattage" });
  expect(await shown()).toEqual(had);
  const page = await staffCategory(kelechi.actor, LEAF);
  expect(page?.versions.map(({ version, byName, listings }) => [version, byName, listings > 0])).toEqual([
    [2, "Kelechi Content", false],
    [1, expect.any(String), true],
  ]);
  const title = "Clean phone with a lamp";
  await expect(
    reviseListing(seller.actor, freshKey(), { listingId, category, draft: { ...draft, title } }),
  ).rejects.toMatchObject({ reason: "listing_incomplete", field: "attributes.wattage" });
  const complete = { ...draft, title, attributes: { ...draft.attributes, wattage: "12" } };
  await reviseListing(seller.actor, freshKey(), { listingId, category, draft: complete });
});

test("the form of details writes back what it began with, and names the row that is wrong", async () => {
  for (const { slug } of (await staffCategories(kelechi.actor)).filter(
    ({ schemaVersion }) => schemaVersion !== null,
  )) {
    const schema = await asked(slug);
    const { initial, rows } = formOf(schema, newId());
    const read = detailsFormOf({ ...initial.values, before: JSON.stringify(schema.attributes) });
    expect(rows).toBeLessThanOrEqual(20);
    expect([slug, attributesOf(read.rows, read.before)]).toEqual([slug, { attributes: schema.attributes }]);
    expect([slug, read.chosen.toSorted(), read.means]).toEqual([
      slug,
      [...schema.conditions].toSorted(),
      schema.conditionMeans ?? {},
    ]);
  }
  const row = rowOf({ type: "flag", key: "boxed", label: "Boxed" });
  expect(attributesOf([{ ...row, type: "choice", says: "One" }], [])).toEqual({
    problem: "Boxed: write at least two choices, parted by commas.",
  });
  expect(
    attributesOf(
      [{ ...row, key: "", label: "Écran (pouces)", type: "number", says: "1 to 9 step 0.5 inch" }],
      [],
    ),
  ).toEqual({
    attributes: [
      {
        type: "number",
        key: "ecran_pouces",
        label: "Écran (pouces)",
        min: 1,
        max: 9,
        step: 0.5,
        unit: "inch",
      },
    ],
  });
});
