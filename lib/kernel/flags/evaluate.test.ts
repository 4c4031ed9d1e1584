import { expect, test } from "vitest";
import { bucketOf, type FlagState, isOn } from "./evaluate";

const off: FlagState = {
  key: "market.live",
  default: false,
  rollout: 0,
  isKilled: false,
  denied: [],
  allowed: [],
  roles: [],
  levels: [],
};
const people = Array.from({ length: 10_000 }, (_, at) => `person-${String(at)}`);
const inRollout = (rollout: number) => people.filter((userId) => isOn({ ...off, rollout }, { userId }));

test("of 10,000 people all who have a feature at 10 % have it at 25 %", () => {
  const [tenth, quarter] = [inRollout(1_000), inRollout(2_500)];
  expect(tenth.filter((userId) => !quarter.includes(userId))).toEqual([]);
  // Three standard deviations of a fair draw.
  expect(Math.abs(tenth.length - 1_000)).toBeLessThan(90);
  expect(Math.abs(quarter.length - 2_500)).toBeLessThan(130);
  expect(inRollout(0)).toEqual([]);
  expect(inRollout(10_000)).toEqual(people);
});

test("a bucket is the first four bytes of SHA-256 of key and subject, modulo 10,000", () => {
  // printf 'market.live:ada' | sha256sum
  expect(bucketOf("market.live", "ada")).toBe(0x28fc1fe8 % 10_000);
  expect(bucketOf("market.live", "ada")).not.toBe(bucketOf("other.flag", "ada"));
});

test("rules hold in their order: killed, denied, allowed, roles and levels, percentage, default", () => {
  const ada = { userId: "ada", roles: ["ADMIN"], level: "TRUSTED", device: "browser" };
  const rules: [Partial<FlagState>, boolean][] = [
    [{ default: true }, true],
    [{ rollout: 10_000 }, true],
    [{ levels: ["TRUSTED"] }, true],
    [{ roles: ["ADMIN"] }, true],
    [{ levels: ["BASIC"], roles: ["SUPPORT"] }, false],
    [{ allowed: ["ada"] }, true],
    [{ allowed: ["ada"], denied: ["ada"] }, false],
    [{ roles: ["ADMIN"], levels: ["TRUSTED"], rollout: 10_000, default: true, denied: ["ada"] }, false],
    [{ allowed: ["ada"], rollout: 10_000, default: true, isKilled: true }, false],
  ];
  for (const [rule, answer] of rules)
    expect(isOn({ ...off, ...rule }, ada), JSON.stringify(rule)).toBe(answer);
});

test("a caller is drawn as a user, else as a browser, else not at all", () => {
  const half = { ...off, rollout: 5_000 };
  const [inside = ""] = inRollout(5_000);
  const outside = people.find((userId) => !isOn(half, { userId })) ?? "";
  expect(isOn(half, { userId: inside, device: outside })).toBe(true);
  expect(isOn(half, { userId: outside, device: inside })).toBe(false);
  expect(isOn(half, { device: inside })).toBe(true);
  expect(isOn({ ...half, rollout: 9_999 }, {})).toBe(false);
  expect(isOn({ ...half, rollout: 10_000 }, {})).toBe(true);
});
