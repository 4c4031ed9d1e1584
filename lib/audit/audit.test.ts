import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { actorOf, idOf } from "@/prisma/seed/people";
import { seedMarket } from "@/prisma/seed/seed-market";
import { auditFor, exportAudit } from ".";

let app: TestApp;
let ada: TestUser;
const amina = actorOf("amina");
const chidi = actorOf("chidi");
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

beforeAll(async () => {
  app = await testApp();
  await seedMarket(app.ownerUrl);
  ada = await makeUser(app, "Ada Obi");
  await app.asOwner(
    `insert into audit (actor_id, act, subject_kind, subject_id, reason)
     select $1, case when n % 2 = 0 then 'role.grant' else 'role.end' end, 'staff_grant', n::text, 'Test ' || n from generate_series(1, 120) n`,
    [idOf("ife")],
  );
});
afterAll(() => app.close());

test("finds acts by actor, act and subject, and pages without losing or repeating one", async () => {
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const { lines, next } = await auditFor(amina, { actor: idOf("ife"), before });
    seen.push(...lines.map(({ subjectId }) => subjectId));
    before = next ?? undefined;
  } while (before);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => String(120 - n)));
  const { lines } = await auditFor(amina, { act: "role.end", subject: "7" });
  expect(lines).toMatchObject([{ act: "role.end", actorName: "Ife Adebayo", reason: "Test 7" }]);
  expect((await auditFor(amina, { act: "role" })).lines).toHaveLength(50);
  for (const none of [{ act: "rol" }, { act: "role%" }, { actor: "x" }, { before: "x" }]) {
    expect((await auditFor(amina, none)).lines).toEqual([]);
  }
});

test("who may not read everything reads their own acts alone, and others nothing", async () => {
  const own = await auditFor(chidi, { actor: idOf("ife") });
  expect(own.readsAll).toBe(false);
  expect(new Set(own.lines.map(({ actorId }) => actorId))).toEqual(new Set([chidi.id]));
  await expect(auditFor(ada.actor, {})).rejects.toEqual(refusedWith("not_found"));
  await expect(exportAudit(chidi, newId(), {})).rejects.toEqual(refusedWith("not_found"));
});

test("an export is on record before it is given", async () => {
  const text = await exportAudit(actorOf("ladi"), newId(), { act: "role.grant" });
  const [head, ...lines] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { rows?: number; proof: null; row: { act: string } });
  expect(head?.rows).toBe(60);
  expect(lines).toHaveLength(60);
  expect(new Set(lines.map(({ row }) => row.act))).toEqual(new Set(["role.grant"]));
  const { lines: found } = await auditFor(amina, { act: "audit.export" });
  expect(found).toMatchObject([{ actorName: "Ladi Gwani", detail: { act: "role.grant" } }]);
});
