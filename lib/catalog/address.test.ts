import { expect, test } from "vitest";
import { listingIdIn, listingPath, slugOf } from "./address";
import { idInShort, shortPath } from "./short-address";

const id = "0195f2c4-7a10-7b3e-8c11-2f6d5c1e9a01";

test("an address has the title for people and the id for us", () => {
  const path = listingPath({ id, title: "Galaxy A54 5G, 256 GB (UK used)" });
  expect(path).toBe(`/goods/galaxy-a54-5g-256-gb-uk-used-${id}`);
  expect(listingIdIn(path.split("/").at(-1) ?? "")).toBe(id);
});

test.each([
  ["Ọmọ Èkó àṣọ-òkè", "omo-eko-aso-oke"],
  ["???", ""],
  ["a".repeat(90), "a".repeat(60)],
  ["Sofa ".repeat(30), Array.from({ length: 12 }, () => "sofa").join("-")],
])("%s is %s", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test("a title without letters leaves the id alone", () => {
  expect(listingPath({ id, title: "₦₦₦₦₦" })).toBe(`/goods/${id}`);
  expect(listingIdIn(id)).toBe(id);
});

test("what has no id has none", () => {
  expect(listingIdIn("galaxy-a54")).toBeUndefined();
  expect(listingIdIn(`${id}x`)).toBeUndefined();
});

test("a short address has 22 letters, and leads back to its listing alone", () => {
  const id = "019aa000-0000-7000-8000-00000000002f";
  expect(shortPath(id)).toMatch(/^\/l\/[\w-]{22}$/);
  expect(idInShort(shortPath(id).slice(3))).toBe(id);
  for (const part of ["", "abc", `${shortPath(id).slice(3)}x`, "../../../../../etc/pas", "a".repeat(23)])
    expect(idInShort(part)).toBeUndefined();
});
