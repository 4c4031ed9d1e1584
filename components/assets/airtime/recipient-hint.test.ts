import { expect, test } from "vitest";
import { recipientHint } from "./recipient-hint";

test("a number that another network gave out is pointed out, however it is typed", () => {
  for (const typed of [
    "0802 123 4567",
    "+234 802 123 4567",
    "8021234567",
    "234 (0) 802-123-4567",
    "00234 8021234567",
  ]) {
    expect(recipientHint(typed, "MTN")).toContain("looks like a number from Airtel");
  }
});

test("nothing is said of a fitting number, an unknown prefix or half a number", () => {
  for (const typed of ["0803 123 4567", "0804 123 4567", "0802 12", "", "my number"]) {
    expect(recipientHint(typed, "MTN")).toBeUndefined();
  }
});
