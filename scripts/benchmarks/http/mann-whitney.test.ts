import { expect, test } from "vitest";
import { mannWhitneyP } from "./mann-whitney";

// What R's wilcox.test(x, y, exact = FALSE) answers.
test.each<[number[], number[], number]>([
  [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0.01218578],
  [[1, 3, 5, 7, 9], [2, 4, 6, 8, 10], 0.6761033],
  // Three tied pairs.
  [[1, 2, 2, 3, 4, 5], [2, 3, 5, 6, 7, 8], 0.08927],
  [[1, 1, 1], [1, 1, 1], 1],
])("%j beside %j has the p of the tables", (some, others, p) => {
  expect(mannWhitneyP(some, others)).toBeCloseTo(p, 3);
  expect(mannWhitneyP(others, some)).toBeCloseTo(p, 3);
});

test("a hair of difference in 200 values is found, and none where there is none", () => {
  const some = Array.from({ length: 200 }, (_, at) => at % 50);
  const later = some.map((value) => value + 10);
  expect(mannWhitneyP(some, later)).toBeLessThan(0.001);
  expect(mannWhitneyP(some, some.toReversed())).toBeGreaterThan(0.99);
});
