import { expect, test } from "vitest";
import type { z } from "zod";
import { typedHandOver, typedMeeting, typedShipping } from "./forms";

const problemsOf = (issues: readonly z.core.$ZodIssue[] = []) =>
  Object.fromEntries(issues.map(({ path, message }) => [path[0], message]));

const id = "01890000-0000-7000-8000-000000000001";
/** A form sends the fields of all ways, filled in or not. */
const empty = {
  carrier: "",
  number: "",
  riderName: "",
  riderPhone: "",
  park: "",
  driver: "",
  driverPhone: "",
};
const shipped = (given: Record<string, string>) => typedShipping.safeParse({ id, ...empty, ...given });
const problems = (given: Record<string, string>) => {
  const { error } = shipped(given);
  return problemsOf(error?.issues);
};

test("of a form with three ways only the chosen one counts", () => {
  const carrier = { by: "carrier", carrier: " GIG Logistics ", number: "GIG-104-882" };
  expect(shipped({ ...carrier, riderName: "Sunday" }).data).toEqual({
    id,
    sent: { by: "carrier", carrier: "GIG Logistics", number: "GIG-104-882" },
  });
  expect(shipped({ by: "rider", riderName: "Sunday", riderPhone: "0803 123-4567" }).data?.sent).toEqual({
    by: "rider",
    name: "Sunday",
    phone: "08031234567",
  });
});

test("what is wrong is said at the field of that way", () => {
  expect(problems({ by: "carrier" })).toEqual({
    carrier: "Choose the carrier.",
    number: "Enter the tracking number.",
  });
  expect(problems({ by: "rider", riderName: "Sunday", riderPhone: "12" })).toEqual({
    riderPhone: "Enter a Nigerian phone number, such as 0803 123 4567.",
  });
  expect(Object.keys(problems({ by: "waybill" }))).toEqual(["park", "driver", "driverPhone", "plate"]);
  for (const by of ["", "constructor"]) expect(problems({ by })).toEqual({ by: "Choose how you sent it." });
});

test("a meeting is at a time in Lagos", () => {
  const place = "Ikeja City Mall, main gate";
  expect(typedMeeting.parse({ id, at: "2026-12-01T14:30", place })).toEqual({
    id,
    at: "2026-12-01T13:30:00.000Z",
    place,
  });
  for (const at of ["", "tomorrow", "2026-13-41T25:00"]) {
    const { error } = typedMeeting.safeParse({ id, at, place });
    expect(problemsOf(error?.issues)).toEqual({ at: "Choose the day and time." });
  }
});

test("a scanned code counts before digits that were typed", () => {
  const secret = "0123456789abcdef0123456789abcdef";
  expect(typedHandOver.parse({ id, code: secret, digits: "111 111" })).toEqual({ id, code: secret });
  expect(typedHandOver.parse({ id, digits: "482 916" })).toEqual({ id, code: "482 916" });
  const { error } = typedHandOver.safeParse({ id, digits: "" });
  expect(problemsOf(error?.issues)).toEqual({ code: "Enter the buyer’s code." });
});
