import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { demoGoods } from "@/prisma/seed/goods";
import { brandSpellings, meantBy, synonymGroups } from "./synonyms";

interface Judged {
  query: string;
  kind: string;
  expects: string[];
}

const read = (name: string): Judged[] =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as Judged[];
const judged = [...read("judged-open.json"), ...read("judged-sealed.json")];

test("at least 200 queries are judged, half of them sealed, each once and of a known kind", () => {
  expect(judged.length).toBeGreaterThanOrEqual(200);
  expect(read("judged-sealed.json").length).toBeGreaterThanOrEqual(100);
  expect(new Set(judged.map(({ query }) => query)).size).toBe(judged.length);
  const kinds = new Map<string, number>();
  for (const { kind } of judged) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  expect([...kinds.keys()].toSorted()).toEqual(["brand", "pidgin", "plain", "synonym", "typo"]);
  expect(Math.min(...kinds.values())).toBeGreaterThanOrEqual(15);
});

test("every query expects goods that the demo has, and all of the goods but few are asked for", () => {
  const keys = new Set(demoGoods.map(({ key }) => key));
  expect(judged.filter(({ expects }) => expects.some((key) => !keys.has(key)))).toEqual([]);
  const asked = new Set(judged.flatMap(({ expects }) => expects));
  expect(keys.size - asked.size).toBeLessThanOrEqual(2);
});

test("synonyms are small, no group is of one, and no brand is its own mistake", () => {
  for (const group of synonymGroups) {
    expect(group.length).toBeGreaterThanOrEqual(2);
    for (const word of group) expect(word).toBe(word.toLowerCase().trim());
  }
  const mistakes = Object.values(brandSpellings).flat();
  expect(new Set(mistakes).size).toBe(mistakes.length);
  expect(mistakes.filter((each) => each in brandSpellings)).toEqual([]);
  expect(Object.keys(meantBy).length).toBeGreaterThan(5);
});
