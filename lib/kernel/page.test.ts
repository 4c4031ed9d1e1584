import { expect, test } from "vitest";
import { decodePlace, encodeCursor } from "./page";

const id = "01890a5d-ac96-774b-bcce-b302099a8057";

test("decodes a cursor with a time in the database's or in JSON's format", () => {
  for (const at of [
    "2026-11-21 18:19:41.123456+00",
    "2026-11-21 18:19:41+01:00",
    "2026-11-21T18:19:41.123Z",
  ]) {
    expect(decodePlace(encodeCursor([at, id]))).toEqual({ at, id });
  }
});

test("ignores a forged cursor, so that invalid times and ids never reach the database", () => {
  const at = "2026-11-21T18:19:41.123Z";
  const forged = [
    [at, "x"],
    ["x", id],
    ["2026-02-31T18:19:41.123Z", id],
    ["2026-11-21T25:19:41.123Z", id],
    [at, `${id}\u0000`],
    ["infinity", id],
  ];
  for (const parts of forged) expect(decodePlace(encodeCursor(parts))).toBeUndefined();
  expect(decodePlace("not a cursor")).toBeUndefined();
  expect(decodePlace(undefined)).toBeUndefined();
});
