import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { liveListing } from "@/lib/catalog/scene-for-tests";
import { cartLines, readCart } from "@/lib/checkout";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { joinVisitorCart } from "./cart-lines";
import { changeVisitorLine, keepVisitorLines, linesIn, textOf, visitorLines } from "./visitor-cart";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));

vi.mock("next/navigation", () => ({ redirect: () => {} }));

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(() => jar.clear());

const line = (units = 1) => ({ listingId: newId(), units });

test("a cart is the same once it has been through its cookie, which is small", () => {
  const lines = Array.from({ length: 50 }, (_, at) => line(at === 0 ? 9_999 : at));
  expect(linesIn(textOf(lines))).toEqual(lines);
  expect(encodeURIComponent(textOf(lines)).length).toBeLessThan(2_000);
});

test.each<[string, string]>([
  ["nothing", ""],
  ["words", "a cart"],
  ["no number", "0".repeat(32)],
  ["none of it", `${"0".repeat(32)}.0`],
  ["less than none", `${"0".repeat(32)}.-1`],
  ["ten thousand", `${"0".repeat(32)}.10000`],
  ["an id that is none", `${"g".repeat(32)}.1`],
  ["digits of another script", `${"0".repeat(32)}.٣`],
])("a cookie of %s is an empty cart", (_, text) => {
  expect(linesIn(text)).toEqual([]);
});

test("a cookie of a hundred lines is a cart of fifty, and the same listing twice is one line", () => {
  const same = line();
  expect(linesIn(textOf(Array.from({ length: 100 }, () => line())))).toHaveLength(50);
  expect(linesIn(textOf([same, { ...same, units: 3 }]))).toEqual([{ ...same, units: 3 }]);
});

test("a visitor changes and takes out lines, up to fifty of them", async () => {
  const [first, second] = [line(), line(2)];
  await changeVisitorLine(first);
  await changeVisitorLine(second);
  await changeVisitorLine({ ...first, units: 5 });
  expect(await visitorLines()).toEqual([{ ...first, units: 5 }, second]);
  await changeVisitorLine({ ...first, units: 0 });
  expect(await visitorLines()).toEqual([second]);
  await keepVisitorLines(Array.from({ length: 50 }, () => line()));
  expect(await changeVisitorLine(line())).toBe(false);
  expect(await visitorLines()).toHaveLength(50);
});

test("what a visitor chose is in their cart once they have signed in; their own listing and what is gone is not", async () => {
  const [seller, moderator] = [
    await makeUser(app, "Sade"),
    await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] }),
  ];
  const ada = await makeUser(app, "Ada");
  const phone = await liveListing(app, seller, moderator);
  const own = await liveListing(app, ada, moderator);
  await keepVisitorLines([
    { listingId: own.listingId, units: 1 },
    { listingId: phone.listingId, units: 2 },
    line(),
  ]);
  await joinVisitorCart(ada);
  expect(await cartLines(ada)).toEqual([{ listingId: phone.listingId, units: 2 }]);
  expect((await readCart(ada)).sellers).toHaveLength(1);
  expect(await visitorLines()).toEqual([]);
  await joinVisitorCart(ada);
  expect(await cartLines(ada)).toHaveLength(1);
});
