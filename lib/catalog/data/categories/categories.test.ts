import { describe, expect, test } from "vitest";
import { type CategoryNode, categorySchema } from "../../category-schema";
import { categoryTree } from ".";

const below = (node: CategoryNode): CategoryNode[] => [node, ...(node.children ?? []).flatMap(below)];
const everything = categoryTree.flatMap(below);
const leaves = everything.filter(({ children }) => !children);

const repeated = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

test("there are 12 categories at the top and at least 80 in which things are listed", () => {
  expect(categoryTree).toHaveLength(12);
  expect(leaves.length).toBeGreaterThanOrEqual(80);
});

test("no two categories share an address or a name", () => {
  expect(repeated(everything.map(({ slug }) => slug))).toEqual([]);
  expect(repeated(everything.map(({ name }) => name))).toEqual([]);
  for (const { slug } of everything) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("a category either holds others or says what it asks, never both", () => {
  expect(everything.filter(({ children, schema }) => !children === !schema).map(({ slug }) => slug)).toEqual(
    [],
  );
});

test("every category is described in one sentence or two that end", () => {
  for (const { describes } of everything) {
    expect(describes).toMatch(/^[A-Z].*\.$/);
    expect(describes.length).toBeLessThanOrEqual(110);
  }
});

describe.each(leaves)("$slug", ({ words, schema }) => {
  const attributes = schema?.attributes ?? [];

  test("has a schema that the catalogue accepts as it stands", () => {
    expect(categorySchema.parse(schema)).toEqual(schema);
  });

  test("asks each thing once, at least one of them required and one to filter by", () => {
    expect(repeated(attributes.map(({ key }) => key))).toEqual([]);
    expect(repeated(attributes.map(({ label }) => label))).toEqual([]);
    expect(attributes.some(({ required }) => required)).toBe(true);
    expect(attributes.some(({ facet }) => facet)).toBe(true);
  });

  test("offers each choice once", () => {
    for (const attribute of attributes)
      if ("choices" in attribute) {
        expect(repeated(attribute.choices.map(({ value }) => value))).toEqual([]);
        expect(repeated(attribute.choices.map(({ label }) => label))).toEqual([]);
      }
  });

  test("filters by no text and no day, and shows at most two things on a card, none of them private", () => {
    const odd = attributes.filter(({ type, facet }) => facet && (type === "text" || type === "date"));
    expect(odd).toEqual([]);
    expect(attributes.filter(({ onCard }) => onCard).length).toBeLessThanOrEqual(2);
    const seen = attributes.filter((each) => each.private && (each.onCard || each.facet));
    expect(seen).toEqual([]);
  });

  test("reaches each number's end in whole steps", () => {
    for (const each of attributes)
      if (each.type === "number") {
        const steps = (each.max - each.min) / each.step;
        expect(steps).toBeGreaterThan(0);
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
      }
  });

  test("explains no condition that it does not allow", () => {
    const allowed: readonly string[] = schema?.conditions ?? [];
    expect(repeated(allowed)).toEqual([]);
    expect(Object.keys(schema?.conditionMeans ?? {}).filter((each) => !allowed.includes(each))).toEqual([]);
  });

  test("is known by at least five words of its own, each written once and small", () => {
    expect(words?.length).toBeGreaterThanOrEqual(5);
    expect(repeated(words ?? [])).toEqual([]);
    for (const word of words ?? []) expect(word).toBe(word.toLowerCase().trim());
  });
});
