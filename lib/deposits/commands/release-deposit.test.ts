import { expect, test } from "vitest";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { depositStates } from "../machine";
import { planRelease, type Quarantined } from "./release-deposit";

const quarantined: Quarantined = {
  id: "00000000-0000-7000-8000-000000000001",
  version: 1n,
  userId: "00000000-0000-7000-8000-000000000002",
  reference: "dep-00000000-0000-7000-8000-000000000001",
  state: "QUARANTINED",
  paidMinor: 4_999_999n,
  nameMatch: "unknown",
  isClosed: false,
  hasOpenRefund: false,
  allowanceVersion: 1n,
  limits: { leastMinor: "1", mostMinor: "1", reviewUnknownFromMinor: "1", twoPeopleFromMinor: "5000000" },
};
const efe = staffActor(SYSTEM_ID, "FINANCE");

const refusalOf = (over: Partial<Quarantined>, by: Parameters<typeof planRelease>[2] = efe) => {
  try {
    planRelease(
      { ...quarantined, ...over },
      { reason: "I have spoken with them", reasonCode: "own_name" },
      by,
    );
  } catch (error) {
    return (error as { reason: string }).reason;
  }
  return null;
};

test("finance can release money of an unclear sender", () => {
  expect(refusalOf({})).toBeNull();
});

test("two people decide from the limit on", () => {
  expect(refusalOf({ paidMinor: 5_000_000n })).toBe("needs_two_people");
});

test("money under another name is never released", () => {
  for (const nameMatch of ["mismatch", "match", null] as const)
    expect(refusalOf({ nameMatch })).toBe("stays_in_quarantine");
});

test("refuses a closed account, money being refunded, and the actor's own money", () => {
  expect(refusalOf({ isClosed: true })).toBe("stays_in_quarantine");
  expect(refusalOf({ hasOpenRefund: true })).toBe("already_refunding");
  expect(refusalOf({ userId: efe.id })).toBe("own_money");
});

test("refuses other states and other roles", () => {
  for (const state of depositStates.filter((each) => each !== "QUARANTINED"))
    expect(refusalOf({ state })).toBe("moved_on");
  for (const role of ["MODERATOR", "ADMIN", "AUDITOR"] as const)
    expect(refusalOf({}, staffActor(SYSTEM_ID, role))).toBe("not_found");
  expect(refusalOf({}, { id: SYSTEM_ID, roles: [] })).toBe("not_found");
});
