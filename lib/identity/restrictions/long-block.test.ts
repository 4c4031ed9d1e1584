import { afterAll, beforeAll, expect, test } from "vitest";
import { commitPlan } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { restrictPerson } from "./commands/restrict-person";
import { planRestriction } from "./plans";

let app: TestApp;
let chidi: TestUser;
let eve: TestUser;
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  eve = await makeUser(app, "Eve Eze");
});
afterAll(() => app.close());

const reason = "You sold airtime that was stolen.";

test("one person blocks for 30 days at most", async () => {
  const block = (until: Date | null) =>
    restrictPerson(chidi.actor, newId(), { userId: eve.id, kind: "blocked", reason, until });
  for (const until of [null, inDays(31)]) {
    await expect(block(until)).rejects.toMatchObject({ reason: "long_block", field: "until" });
  }
  await block(inDays(29.9));
});

test("the database refuses a longer one without what two people agreed to", async () => {
  for (const [until, approvalId] of [
    [null, undefined],
    [inDays(31), undefined],
    [null, newId()],
  ] as const) {
    const forged = commitPlan({
      act: "identity.restrict",
      principal: chidi.id,
      key: newId(),
      requestHash: "00",
      plan: {
        result: {},
        ...planRestriction(chidi.id, {
          userId: eve.id,
          kind: "blocked",
          reason,
          until,
          ...(approvalId && { approvalId }),
        }),
      },
    });
    await expect(forged).rejects.toThrow("a long block is agreed to by two");
  }
});
