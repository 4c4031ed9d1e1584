import { expect, test } from "vitest";
import { staffActor } from "@/lib/kernel/permissions";
import { placesFor } from "./places";

const titles = (by: Parameters<typeof placesFor>[0]) =>
  placesFor(by, { approvals: { waiting: 0, late: 0 } }).map(({ title }) => title);

test("a group is listed only with a place that the viewer may open", () => {
  expect(titles(staffActor("", "CONTENT"))).toEqual(["Work", "Market", "System"]);
  expect(titles(staffActor("", "FINANCE"))).toEqual(["Work", "Money", "Market", "System"]);
});
