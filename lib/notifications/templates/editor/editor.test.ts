import { call } from "@orpc/server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import type { CallContext } from "@/lib/kernel/procedure";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import type { NoticeKey } from "../../kinds";
import { builtInParts } from "../built-in";
import { liveTemplates } from "../live";
import type { Language, TemplateParts } from "../parts";
import { templatesForStaff } from "../preview/queries";
import { discardTemplate, writeTemplate } from "./commands";
import { publish } from "./procedures";
import { publishByTwo, publishTemplate, retireTemplate } from "./publish";
import { editTemplate } from "./queries";

let app: TestApp;
const staff = {} as Record<StaffRole, TestUser>;
let ada: TestUser;

const reason = "Readers asked what it means.";
const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const contextOf = ({ actor }: TestUser): CallContext => ({
  actor,
  session: { id: newId(), hasFactor: true, isFresh: true },
  key: newId(),
  requestId: newId(),
  address: "198.51.100.7",
  userAgent: "Test browser",
});
const everyone: Record<StaffRole, string> = {
  SUPPORT: "Funmi",
  MODERATOR: "Chidi",
  FINANCE: "Efe",
  COMPLIANCE: "Amina",
  CONTENT: "Kelechi",
  ADMIN: "Ife",
  AUDITOR: "Ladi",
};

beforeAll(async () => {
  app = await testApp();
  for (const [role, name] of Object.entries(everyone) as [StaffRole, string][])
    staff[role] = await makeUser(app, `${name} Ade`, { staffRoles: [role] });
  ada = await makeUser(app, "Ada Obi");
});
afterAll(() => app.close());
afterEach(async () => {
  await app.asOwner(
    "update notice_template set state = 'RETIRED', ended_at = app_now(), ended_by_id = by_id where state <> 'RETIRED'",
  );
  await app.asOwner(
    "update approval set state = 'WITHDRAWN', ended_at = app_now(), ended_by_id = creator_id where state = 'ASKED'",
  );
});

const key = "trade.extended";
const money = "payout.paid";
const words = (of: NoticeKey, more: Partial<TemplateParts>): TemplateParts => ({
  ...builtInParts(of, "en"),
  ...more,
});
const save = async (
  by: TestUser,
  more: Partial<TemplateParts>,
  { of = key as NoticeKey, language = "en" as Language, over = null as string | null } = {},
) =>
  (await writeTemplate(by.actor, newId(), { key: of, language, over, ...words(of, more) })).result.templateId;
const put = (by: TestUser, templateId: string, idempotency = newId()) =>
  publishTemplate(by.actor, idempotency, { templateId, reason });
const inForce = async (of: NoticeKey = key, language: Language = "en") => {
  forgetSharedReads();
  return (await liveTemplates())(of, language)?.parts.push;
};
const states = async (of: NoticeKey = key) =>
  (
    await query<{ state: string }>(sql`
      select state::text as state from notice_template where key = ${of} and language = 'en' order by number desc limit 3`)
  ).map(({ state }) => state);

test("content writes a draft, saves over it, publishes it, and what was in force before ends", async () => {
  const { CONTENT: kelechi } = staff;
  const first = await save(kelechi, { push: "There is more time." });
  const second = await save(kelechi, { push: "You have more time." }, { over: first });
  expect(await states()).toEqual(["DRAFT", "RETIRED"]);
  expect(await inForce()).toBeUndefined();
  await put(kelechi, second);
  expect(await inForce()).toBe("You have more time.");
  const third = await save(kelechi, { push: "A deadline moved." });
  await put(kelechi, third);
  expect(await inForce()).toBe("A deadline moved.");
  const edited = await editTemplate(staff.AUDITOR.actor, key, "en");
  expect(edited?.versions.slice(0, 2)).toMatchObject([
    { number: 3, state: "LIVE", byName: "Kelechi Ade", liveByName: "Kelechi Ade", reason },
    { number: 2, state: "RETIRED" },
  ]);
  expect(edited?.draft).toBeUndefined();
  const audit = await query<{ act: string }>(sql`
    select act from audit where subject_kind = 'notice_template' and subject_id = ${`${key} en`} order by id`);
  expect(audit.map(({ act }) => act)).toEqual([
    "template.write",
    "template.write",
    "template.publish_alone",
    "template.write",
    "template.publish_alone",
  ]);
  await retireTemplate(kelechi.actor, newId(), { templateId: third, reason });
  expect(await inForce()).toBeUndefined();
  await expect(retireTemplate(kelechi.actor, newId(), { templateId: third, reason })).rejects.toEqual(
    refusedWith("not_in_force"),
  );
});

test("a draft is saved over the one that was read, never over a colleague’s; the same words are no draft", async () => {
  const { CONTENT: kelechi } = staff;
  const first = await save(kelechi, { push: "There is more time." });
  await expect(save(kelechi, { push: "Another one." })).rejects.toEqual(refusedWith("draft_moved"));
  await expect(save(kelechi, { push: "There is more time." }, { over: first })).rejects.toEqual(
    refusedWith("nothing_changes"),
  );
  await discardTemplate(kelechi.actor, newId(), { templateId: first });
  await expect(save(kelechi, {})).rejects.toEqual(refusedWith("nothing_changes"));
  await expect(put(kelechi, first)).rejects.toEqual(refusedWith("not_a_draft"));
  await expect(discardTemplate(kelechi.actor, newId(), { templateId: first })).rejects.toEqual(
    refusedWith("not_a_draft"),
  );
});

test("of twenty who save or publish at once, one does", async () => {
  const { CONTENT: kelechi } = staff;
  for (let round = 0; round < 20; round++) {
    const saved = await Promise.allSettled(
      [1, 2].map((one) => save(kelechi, { push: `More time ${round} ${one}.` })),
    );
    const drafts = saved.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(drafts).toHaveLength(1);
    expect(saved.find(({ status }) => status === "rejected")).toMatchObject({
      reason: refusedWith("draft_moved"),
    });
    const [draft = ""] = drafts;
    const published = await Promise.allSettled([put(kelechi, draft), put(kelechi, draft)]);
    expect(published.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(published.find(({ status }) => status === "rejected")).toMatchObject({
      reason: refusedWith("not_a_draft"),
    });
  }
  const { count } = (await queryOne<{ count: number }>(sql`
    select count(*)::int as count from notice_template where key = ${key} and language = 'en' and state = 'LIVE'`)) ?? {
    count: 0,
  };
  expect(count).toBe(1);
});

test("twenty publications under one key are one", async () => {
  const { CONTENT: kelechi } = staff;
  const draft = await save(kelechi, { push: "More time, once." });
  const idempotency = newId();
  const answers = await Promise.all(Array.from({ length: 20 }, () => put(kelechi, draft, idempotency)));
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
});

test("of the seven roles content alone writes, and four read", async () => {
  const may = { read: "", write: "" };
  for (const [role, who] of Object.entries(staff)) {
    const reads = await editTemplate(who.actor, key, "en").then(Boolean, () => false);
    if (reads) may.read += `${role} `;
    const writes = await save(who, { push: `Written by ${role}.` }).then(
      (templateId) => discardTemplate(who.actor, newId(), { templateId }),
      (error: unknown) => {
        expect(error).toEqual(refusedWith("not_found"));
        return undefined;
      },
    );
    if (writes) may.write += role;
  }
  expect(may).toEqual({ read: "COMPLIANCE CONTENT ADMIN AUDITOR ", write: "CONTENT" });
  await expect(save(ada, { push: "Send me money." })).rejects.toEqual(refusedWith("not_found"));
  const draft = await save(staff.CONTENT, { push: "There is more time." });
  for (const who of [staff.ADMIN, staff.COMPLIANCE, staff.AUDITOR, ada]) {
    await expect(put(who, draft)).rejects.toEqual(refusedWith("not_found"));
    await expect(discardTemplate(who.actor, newId(), { templateId: draft })).rejects.toEqual(
      refusedWith("not_found"),
    );
  }
  await put(staff.CONTENT, draft);
  await expect(retireTemplate(staff.ADMIN.actor, newId(), { templateId: draft, reason })).rejects.toEqual(
    refusedWith("not_found"),
  );
});

test("words about money are requested by content and published by compliance or an administrator", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina, ADMIN: ife, FINANCE: efe } = staff;
  for (const approver of [amina, ife]) {
    const push = `Your bank has it, says ${approver.name}.`;
    const draft = await save(kelechi, { push }, { of: money });
    await expect(put(kelechi, draft)).rejects.toEqual(refusedWith("needs_two"));
    const asked = await call(publish, { templateId: draft, reason }, { context: contextOf(kelechi) });
    const approvalId = asked.approvalId ?? "";
    expect((await editTemplate(amina.actor, money, "en"))?.requestId).toBe(approvalId);
    await expect(agreeTo(kelechi, approvalId)).rejects.toEqual(refusedWith("not_found"));
    await expect(agreeTo(efe, approvalId)).rejects.toEqual(refusedWith("not_found"));
    expect(await inForce(money)).not.toBe(push);
    await agreeTo(approver, approvalId);
    expect(await inForce(money)).toBe(push);
  }
  const draft = await save(kelechi, { push: "There is more time." });
  await expect(publishByTwo.request(kelechi.actor, newId(), { templateId: draft, reason })).rejects.toEqual(
    refusedWith("one_is_enough"),
  );
});

test("a request ends without effect once its draft is written anew", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina } = staff;
  const draft = await save(kelechi, { push: "Your bank has it." }, { of: money });
  const { result } = await publishByTwo.request(kelechi.actor, newId(), { templateId: draft, reason });
  await save(kelechi, { push: "Send it back to us." }, { of: money, over: draft });
  expect(await agreeTo(amina, result.approvalId)).toMatchObject({ state: "STALE" });
  expect(await stateOfRequest(result.approvalId)).toBe("STALE");
  expect(await inForce(money)).toBeUndefined();
});

test("twenty who agree at once publish once", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina, ADMIN: ife } = staff;
  const draft = await save(kelechi, { push: "Your bank has it now." }, { of: money });
  const { result } = await publishByTwo.request(kelechi.actor, newId(), { templateId: draft, reason });
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => agreeTo(at % 2 ? amina : ife, result.approvalId)),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await states(money))[0]).toBe("LIVE");
});

/** A plan as a process would send it that has been taken over. */
const forge = (by: TestUser, templateId: string, move: string, set: object | null) =>
  query(sql`select * from commit_plan(${by.id}::uuid, ${newId()}, sha256('x'), 'forged', jsonb_build_object('result', '{}'::jsonb,
    'audit', jsonb_build_array(jsonb_build_object('actor_id', ${by.id}::text, 'act', 'x', 'subject_kind', 'x', 'subject_id', 'x')),
    'rows', (select jsonb_build_array(jsonb_build_object('t', 'notice_template', 'i', id, 'v', version, 'm', ${move}::text, 's', ${JSON.stringify(set)}::jsonb))
      from notice_template where id = ${templateId}::uuid)))`);

test("the database refuses one person’s words about money, changed words, and a second live version", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina, ADMIN: ife } = staff;
  const draft = await save(kelechi, { push: "Your bank has it." }, { of: money });
  await expect(forge(kelechi, draft, "publish", { reason })).rejects.toThrow("not make the move");
  await expect(forge(kelechi, draft, "enact", {})).rejects.toThrow();
  await expect(forge(ife, draft, "enact", {})).rejects.toThrow();
  const other = await save(kelechi, { push: "There is more time." });
  await expect(forge(amina, other, "publish", { reason })).rejects.toThrow("not make the move");
  await expect(forge(amina, other, "discard", {})).rejects.toThrow("not make the move");
  await put(kelechi, other);
  await expect(forge(amina, other, "retire", { end_reason: reason })).rejects.toThrow("not make the move");
  await expect(forge(kelechi, other, "replace", {})).rejects.toThrow("another takes its place");
  await expect(app.asOwner("update notice_template set parts = '{}' where id = $1", [other])).rejects.toThrow(
    "append-only",
  );
  await expect(app.asOwner("delete from notice_template where id = $1", [other])).rejects.toThrow(
    "append-only",
  );
  const newer = await save(kelechi, { push: "A newer one." });
  await expect(forge(kelechi, newer, "publish", { reason })).rejects.toThrow("one_live_template");
});

test("the list says where staff’s words are in force, drafted, and no longer fit the notice", async () => {
  const { CONTENT: kelechi } = staff;
  await put(kelechi, await save(kelechi, { push: "There is more time." }));
  await save(kelechi, { push: "Time o." }, { language: "pcm" });
  const listed = async () =>
    (await templatesForStaff(kelechi.actor))
      .flatMap(({ templates }) => templates)
      .find((one) => one.key === key);
  expect(await listed()).toMatchObject({ live: ["en"], drafts: ["pcm"], unfit: [] });
  await app.asOwner(
    "update notice_template set state = 'RETIRED', ended_at = app_now(), ended_by_id = by_id where state = 'LIVE'",
  );
  // As a release could leave it that takes an argument away.
  await app.asOwner(
    `insert into notice_template (id, key, language, number, state, parts, by_id, reason, live_at, live_by_id)
     select gen_random_uuid(), key, language, number + 100, 'LIVE', parts || '{"body": "Until {lapse}."}', by_id, 'As it was before.', app_now(), by_id
     from notice_template where key = $1 and language = 'en' order by number desc limit 1`,
    [key],
  );
  expect(await listed()).toMatchObject({ live: ["en"], unfit: ["en"] });
  expect((await editTemplate(kelechi.actor, key, "en"))?.liveProblem).toContain(
    "There is no argument {lapse}",
  );
});
