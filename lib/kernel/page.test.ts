import { expect, test } from "vitest";
import { decodePlace, encodeCursor } from "./page";

const id = "01890a5d-ac96-774b-bcce-b302099a8057";

test("a place in a list is read again, as the database and as the page write a time", () => {
  for (const at of [
    "2026-11-21 18:19:41.123456+00",
    "2026-11-21 18:19:41+01:00",
    "2026-11-21T18:19:41.123Z",
  ]) {
    expect(decodePlace(encodeCursor([at, id]))).toEqual({ at, id });
  }
});

test("a made up cursor is none: the database never has to read what is no time and no id", () => {
  const at = "2026-11-21T18:19:41.123Z";
  const madeUp = [
    [at, "x"],
    ["x", id],
    ["2026-02-31T18:19:41.123Z", id],
    ["2026-11-21T25:19:41.123Z", id],
    [at, `${id}\u0000`],
    ["infinity", id],
  ];
  for (const parts of madeUp) expect(decodePlace(encodeCursor(parts))).toBeUndefined();
  expect(decodePlace("not a cursor")).toBeUndefined();
  expect(decodePlace(undefined)).toBeUndefined();
});
