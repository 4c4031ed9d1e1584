import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { useTestSettings } from "@/lib/testing/world";
import { stateCookie } from "../cookies";
import { chosenState, keepState } from "./chosen-state";
import { dropNotes, keepNotes, keptNotes } from "./kept-notes";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));

beforeAll(() => useTestSettings());
beforeEach(() => jar.clear());

test("a state that was chosen is remembered until another is", async () => {
  expect(await chosenState()).toBeUndefined();
  await keepState("KN");
  expect(await chosenState()).toBe("KN");
  await keepState("LA");
  expect(await chosenState()).toBe("LA");
});

test.each(["", "XX", "la", "Lagos", "__proto__", "LA; Domain=evil"])(
  "“%s” is no state: it is neither kept nor believed",
  async (given) => {
    await keepState(given);
    expect(jar.size).toBe(0);
    jar.set(stateCookie().name, given);
    expect(await chosenState()).toBeUndefined();
  },
);

test("notes to sellers are kept for the person who wrote them, sealed, until they are sent", async () => {
  const [ada, eve] = [newId(), newId()];
  const notes = { "seller:LA:Ikeja": "Wrap it, please", "seller:KN:Dala": "Call at the gate" };
  await keepNotes(ada, notes);
  expect([...jar.values()].join()).not.toContain("Wrap");
  expect(await keptNotes(ada)).toEqual(notes);
  expect(await keptNotes(eve)).toEqual({});
  await dropNotes();
  expect(await keptNotes(ada)).toEqual({});
});

test("of ten long notes as many are kept as a cookie has room for", async () => {
  const ada = newId();
  const many = Array.from({ length: 10 }, (_, at) => [`${newId()}:LA:${at}`, "ẹ".repeat(300)]);
  await keepNotes(ada, Object.fromEntries(many) as Record<string, string>);
  expect([...jar.values()].join().length).toBeLessThan(3_900);
  expect(Object.keys(await keptNotes(ada)).length).toBeGreaterThan(1);
});
