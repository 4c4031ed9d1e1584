import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Keyring, keyringSchema } from "../env";
import { activeHeader, type Place, rewrap, seal, unseal } from "./sealed";

const keyOf = (first: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, at) => (first + at) % 256)).toString("base64");
const ringOf = (...entries: [id: string, first: number][]): Keyring =>
  keyringSchema.parse(entries.map(([id, first]) => `${id}:${keyOf(first)}`).join(","));

const ring = ringOf(["k1", 0]);
const place: Place = { table: "totp", column: "secret", id: "row-1" };
const plain = Buffer.from("known answer");

/** Made by Python's cryptography: key 00..1f, data key 20..3f, nonces of twelve 01 and twelve 02. */
const KNOWN = Buffer.from(
  [
    "01026b31",
    "01010101010101010101010157e2c7164ca04e41fc7d4d33344a7cf7fb5fbde8a5b620ebcbe23dd7a134c00eb4eaca90085df26a31f9979802a6a726",
    "02020202020202020202020206605acc422c8af09738c779f53fcf1a15bef849fbabd33e0a11f04b",
  ].join(""),
  "hex",
);

const reasonOf = (act: () => unknown): string => {
  try {
    act();
    return "opened";
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error);
  }
};

test("unseals a value that another implementation sealed", () => {
  expect(unseal(place, KNOWN, ring).toString()).toBe("known answer");
});

test("unseals every value for its own place, and never seals two values alike", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 500 }),
      fc.string(),
      fc.string(),
      fc.string(),
      (bytes, table, column, id) => {
        const at = { table, column, id };
        const sealed = seal(at, bytes, ring);
        expect(unseal(at, sealed, ring)).toEqual(Buffer.from(bytes));
        expect(seal(at, bytes, ring).equals(sealed)).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  ["table", { ...place, table: "bank_account" }],
  ["column", { ...place, column: "other" }],
  ["row", { ...place, id: "row-2" }],
  ["row with the same concatenated name", { table: "tot", column: "psecret", id: "row-1" }],
])("does not unseal for another %s", (_, other) => {
  expect(reasonOf(() => unseal(other, KNOWN, ring))).toBe("not_authentic");
  expect(reasonOf(() => rewrap(other, KNOWN, ringOf(["k2", 7], ["k1", 0])))).toBe("not_authentic");
});

test("refuses changed, missing and additional bytes", () => {
  const tampered = [...KNOWN.keys()].map((at) => {
    const copy = Buffer.from(KNOWN);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  });
  const cut = [...KNOWN.keys()].map((length) => KNOWN.subarray(0, length));
  const longer = Buffer.concat([KNOWN, Buffer.from([0])]);
  for (const bytes of [...tampered, ...cut, longer]) {
    expect(["malformed", "unknown_key", "not_authentic"]).toContain(
      reasonOf(() => unseal(place, bytes, ring)),
    );
  }
});

test("refuses a mix of two sealed values", () => {
  const other = seal(place, Buffer.from("other answer"), ring);
  const dataStart = 4 + 60;
  const mixed = Buffer.concat([KNOWN.subarray(0, dataStart), other.subarray(dataStart)]);
  expect(reasonOf(() => unseal(place, mixed, ring))).toBe("not_authentic");
});

describe("after a rotation", () => {
  const both = ringOf(["k2", 99], ["k1", 0]);

  test("unseals with the old key, and seals with the new one", () => {
    expect(unseal(place, KNOWN, both)).toEqual(plain);
    expect(reasonOf(() => unseal(place, seal(place, plain, both), ring))).toBe("unknown_key");
  });

  test("rewraps the data key without touching the data, so that the old key is no longer needed", () => {
    const wrapped = rewrap(place, KNOWN, both);
    expect(wrapped?.subarray(-40)).toEqual(KNOWN.subarray(-40));
    expect(unseal(place, wrapped ?? KNOWN, ringOf(["k2", 99]))).toEqual(plain);
    expect(wrapped?.indexOf(activeHeader(both))).toBe(0);
    expect(rewrap(place, wrapped ?? KNOWN, both)).toBeUndefined();
  });

  test("does not unseal with another key under the old id", () => {
    expect(reasonOf(() => unseal(place, KNOWN, ringOf(["k1", 1])))).toBe("not_authentic");
  });
});

test("an error names the place, and reveals nothing of the value", () => {
  const secret = "a secret that must not be seen";
  const sealed = seal(place, Buffer.from(secret), ring);
  for (const act of [
    () => unseal({ ...place, id: "row-2" }, sealed, ring),
    () => unseal(place, sealed, ringOf(["k9", 0])),
    () => unseal(place, sealed.subarray(0, -1), ring),
  ]) {
    let caught: unknown;
    try {
      act();
    } catch (error) {
      caught = error;
    }
    const { stack, message, cause, ...rest } = caught as Error;
    expect(message).toMatch(/^a sealed totp\.secret does not open: /);
    expect(cause).toBeUndefined();
    expect(`${stack} ${JSON.stringify(rest)}`).not.toMatch(/a secret|row-/);
  }
});

describe("a key ring", () => {
  test("makes its first key the active one", () => {
    expect(ringOf(["new", 1], ["old", 2]).active).toBe("new");
  });

  test.each([
    ["", "key 1 needs an id"],
    ["k1", "key 1 needs 32 bytes"],
    [`k 1:${keyOf(1)}`, "key 1 needs an id"],
    [`k1:${keyOf(1)},k1:${keyOf(2)}`, "key 2 has an id that was used before"],
    [`k1:${Buffer.alloc(16).toString("base64")}`, "key 1 needs 32 bytes"],
    [`k1:${keyOf(1)},`, "key 2 needs an id"],
  ])("refuses %s, without revealing the key", (text, problem) => {
    const { error } = keyringSchema.safeParse(text);
    expect(error?.message).toContain(problem);
    expect(error?.message).not.toContain(keyOf(1));
  });
});
