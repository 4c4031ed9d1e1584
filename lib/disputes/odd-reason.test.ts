import { expect, test } from "vitest";
import { reasonWords } from "./words";

test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])(
  "%s is no reason of a dispute",
  (word) => {
    expect(reasonWords("AIRTIME", word)).toBeUndefined();
  },
);
