import { expect, test } from "vitest";
import { formatPhone, maskPhone, parseNigerianMobile } from "./phone";

test.each([
  "08031234567",
  "0803 123 4567",
  "0803-123-4567",
  "(0803) 1234567",
  "8031234567",
  "2348031234567",
  "+2348031234567",
  "+234 803 123 4567",
  "+234 (0) 803 123 4567",
  "+234.803.123.4567",
  "002348031234567",
  "  08031234567 ",
])("%s is the mobile +2348031234567", (typed) => {
  expect(parseNigerianMobile(typed)).toBe("+2348031234567");
});

test.each(["07012345678", "08112345678", "09012345678", "09112345678", "09161234567"])(
  "%s is a mobile",
  (typed) => {
    expect(parseNigerianMobile(typed)).toBe(`+234${typed.slice(1)}`);
  },
);

test.each([
  "",
  "0803",
  "080312345678",
  "0803123456",
  "09591234567",
  "02012345678",
  "012345678",
  "08001234567",
  "+447911123456",
  "+233241234567",
  "+12015550123",
  "0803123456a",
  "0803 123 4567 ext 5",
  "call me 08031234567",
  "0803123456708031234567",
  "8".repeat(1000),
])("%j is refused", (typed) => {
  expect(parseNigerianMobile(typed)).toBeNull();
});

test("formats a number in the national format, and masks it", () => {
  expect(formatPhone("+2348031234567")).toBe("0803 123 4567");
  expect(maskPhone("+2348031234567")).toBe("0803 *** 4567");
});
