import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isProven, secretIn } from "./scanned";

test("a scanned secret is proven by its hash alone, and no other is", async () => {
  const secret = randomBytes(16);
  const hash = createHash("sha256").update(secret).digest("hex");
  expect(await isProven(secret.toString("hex"), hash)).toBe(true);
  expect(await isProven(randomBytes(16).toString("hex"), hash)).toBe(false);
});

test("a QR code of something else is no secret", () => {
  expect(secretIn(" 0123456789ABCDEF0123456789ABCDEF\n")).toBe("0123456789abcdef0123456789abcdef");
  for (const text of ["", "https://amana.test/x", "482916", `${"0".repeat(32)}1`])
    expect(secretIn(text), text).toBeUndefined();
});
