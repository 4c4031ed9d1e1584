import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { seedMarket } from "@/prisma/seed/seed-market";
import { claimCase } from "./commands";
import { queueAgesFor } from "./counts";
import { firstCasesFor } from "./list";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;
let subjectId: string;

const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const claim = (by: TestUser) => claimCase(by.actor, newId(), { kind: "disputes", subjectId });

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  chidi = await makeUser(app, "Chidi Moderator", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Moderator", { staffRoles: ["MODERATOR"] });
  const [dispute] = await query<{ id: string }>(sql`select id from dispute_overview where state = 'OPEN'`);
  subjectId = dispute?.id ?? "";
});
afterAll(() => app.close());
beforeEach(() => app.asOwner("truncate assignment"));

test("the overview begins with the cases of all queues that its reader may open", async () => {
  const firstOf = async ({ actor }: TestUser) => (await firstCasesFor(actor, 10)).map(({ id }) => id);
  expect(await firstOf(chidi)).toEqual([subjectId]);
  expect(await firstCasesFor(chidi.actor, 0)).toEqual([]);
  const kelechi = await makeUser(app, "Kelechi Content", { staffRoles: ["CONTENT"] });
  expect(await firstOf(kelechi)).toEqual([]);
  await claim(chidi);
  expect(await firstCasesFor(chidi.actor, 10, "unassigned")).toEqual([]);
  expect(await firstCasesFor(chidi.actor, 10, "mine")).toHaveLength(1);
  expect(await firstCasesFor(dayo.actor, 10, "mine")).toEqual([]);
});

test("a queue is as old as its case that has used most of its time: to a first look until one has it, then to a decision", async () => {
  const aged = async () => {
    const ages = await queueAgesFor(chidi.actor);
    return ages.map(({ usedSeconds, ...age }) => ({ ...age, usedHours: Math.round(usedSeconds / 3600) }));
  };
  const before = (await aged())[0]?.usedHours ?? 0;
  await app.moveTime("25 hours");
  const age = { kind: "disputes", waiting: 1, usedHours: before + 25 };
  expect(await aged()).toEqual([{ ...age, late: 1, allowedSeconds: 24 * 3600 }]);
  await claim(chidi);
  // Both sides have a day to answer, and a decision then two.
  expect(await aged()).toEqual([{ ...age, late: 0, allowedSeconds: 72 * 3600 }]);
  await app.asOwner("select set_clock('0')");
  const kelechi = await makeUser(app, "Kelechi Staff", { staffRoles: ["CONTENT"] });
  expect(await queueAgesFor(kelechi.actor)).toEqual([]);
  await expect(queueAgesFor((await makeUser(app, "Eve Eze")).actor)).rejects.toEqual(
    refusedWith("not_found"),
  );
});
