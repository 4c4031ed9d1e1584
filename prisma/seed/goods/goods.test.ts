import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { AttributeSchema } from "@/lib/catalog/category-schema";
import { categoryTree } from "@/lib/catalog/data/categories";
import { isLga } from "@/lib/geo/states";
import { keptSizes } from "@/lib/media/images/sizes";
import { makeShown } from "@/lib/media/making/make";
import { demoGoods, stores } from ".";
import { readLooks, sizesOf } from "./made-pictures";

const pictures = fileURLToPath(new URL("pictures", import.meta.url));
const tops = new Map(
  categoryTree.flatMap((top) => (top.children ?? []).map((leaf) => [leaf.slug, top.slug])),
);
const leaves = new Map(
  categoryTree.flatMap(({ children }) => children ?? []).map((leaf) => [leaf.slug, leaf]),
);

/** Whether a value is one that the attribute can have. */
function fits(attribute: AttributeSchema, value: unknown): boolean {
  const among = (options: { value: string }[], one: unknown) =>
    options.some((option) => option.value === one);
  switch (attribute.type) {
    case "choice":
      return among(attribute.choices, value);
    case "choices":
      return Array.isArray(value) && value.length > 0 && value.every((one) => among(attribute.choices, one));
    case "number": {
      if (typeof value !== "number" || value < attribute.min || value > attribute.max) return false;
      const steps = (value - attribute.min) / attribute.step;
      return Math.abs(steps - Math.round(steps)) < 1e-6;
    }
    case "text":
      return typeof value === "string" && value.length > 0 && value.length <= attribute.maxLength;
    case "flag":
      return typeof value === "boolean";
    default:
      return typeof value === "string" && /^20\d\d-[01]\d-[0-3]\d$/.test(value);
  }
}

test("there are at least 60 goods, some in each of the 12 categories, from 8 to 10 stores", () => {
  expect(demoGoods.length).toBeGreaterThanOrEqual(60);
  expect(new Set(demoGoods.map(({ category }) => tops.get(category))).size).toBe(12);
  expect(new Set(demoGoods.map(({ store }) => store))).toEqual(new Set(Object.keys(stores)));
  expect(new Set(demoGoods.map(({ key }) => key)).size).toBe(demoGoods.length);
  expect(new Set(demoGoods.map(({ title }) => title)).size).toBe(demoGoods.length);
});

test("every picture is of one of the goods, in three sizes, below 90 kB and below 6 MB in all", () => {
  const sizes = ["", "320", "640"].flatMap((side) => {
    const files = readdirSync(path.join(pictures, side)).filter((name) => name.endsWith(".webp"));
    expect(files.toSorted()).toEqual(demoGoods.map(({ key }) => `${key}.webp`).toSorted());
    return files.map((file) => statSync(path.join(pictures, side, file)).size);
  });
  expect(Math.max(...sizes)).toBeLessThanOrEqual(90_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6_000_000);
});

test("the sizes that lie beside a picture are those that a listing shows, and its looks are what the decoder says", async () => {
  const looks = await readLooks();
  expect(Object.keys(looks).toSorted()).toEqual(demoGoods.map(({ key }) => key).toSorted());
  for (const { key } of demoGoods) {
    const { width = 0, height = 0 } = looks[key] ?? {};
    const made = await Promise.all((await sizesOf(key)).map((bytes) => sharp(bytes).metadata()));
    expect(made.map((size) => [size.width, size.height])).toEqual(
      keptSizes({ width, height }).map((size) => [size.width, size.height]),
    );
  }
  for (const key of ["agbada", "wristwatch"]) {
    const made = await makeShown("listing", readFileSync(path.join(pictures, `${key}.webp`)), "a test");
    expect(made.looks).toEqual(looks[key]);
  }
});

test.each(Object.values(stores))("$name is in a place that there is, and rated out of five", (store) => {
  expect(isLga(store.state, store.lga)).toBe(true);
  expect(store.handle).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(store.stars).toBeLessThanOrEqual(50);
});

describe.each(demoGoods)("$key", (goods) => {
  const schema = leaves.get(goods.category)?.schema;
  const asked = schema?.attributes ?? [];

  test("says what its category asks, and nothing else", () => {
    expect(schema).toBeDefined();
    const known = asked.map(({ key }) => key);
    expect(Object.keys(goods.attributes).filter((key) => !known.includes(key))).toEqual([]);
    const missing = asked.filter(({ key, required }) => required && !(key in goods.attributes));
    expect(missing.map(({ key }) => key)).toEqual([]);
    const odd = asked.filter(
      (each) => each.key in goods.attributes && !fits(each, goods.attributes[each.key]),
    );
    expect(odd.map(({ key }) => `${key}: ${String(goods.attributes[key])}`)).toEqual([]);
    expect(schema?.conditions).toContain(goods.condition);
  });

  test("has a title, a description, a price and a number of units that the market takes", () => {
    expect(goods.title.length).toBeGreaterThanOrEqual(5);
    expect(goods.title.length).toBeLessThanOrEqual(80);
    expect(goods.description.length).toBeGreaterThanOrEqual(60);
    expect(goods.description).not.toMatch(/\d{7,}|https?:|www\.|@/);
    expect(goods.priceKobo).toBeGreaterThanOrEqual(10_000n);
    expect(goods.units).toBeGreaterThanOrEqual(1);
  });
});
