import { expect, test } from "vitest";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { templatesForStaff } from "../preview/queries";
import { discardTemplate } from "./commands";
import { retireTemplate } from "./publish";
import { editTemplate } from "./queries";
import {
  ada,
  app,
  editorStage,
  inForce,
  ordinary,
  put,
  reason,
  refusedWith,
  retireAll,
  save,
  staff,
  states,
} from "./stage-for-tests";

editorStage();

test("content writes a draft, saves over it, publishes it, and what was in force before ends", async () => {
  const { CONTENT: kelechi } = staff;
  const first = await save(kelechi, { push: "There is more time." });
  const second = await save(kelechi, { push: "You have more time." }, { over: first });
  expect(await states(ordinary)).toEqual(["DRAFT", "RETIRED"]);
  expect(await inForce(ordinary)).toBeUndefined();
  await put(kelechi, second);
  expect(await inForce(ordinary)).toBe("You have more time.");
  const third = await save(kelechi, { push: "A deadline moved." });
  await put(kelechi, third);
  expect(await inForce(ordinary)).toBe("A deadline moved.");
  const edited = await editTemplate(staff.AUDITOR.actor, ordinary, "en");
  expect(edited?.versions.slice(0, 2)).toMatchObject([
    { number: 3, state: "LIVE", byName: "Kelechi Ade", liveByName: "Kelechi Ade", reason },
    { number: 2, state: "RETIRED" },
  ]);
  expect(edited?.draft).toBeUndefined();
  const audit = await query<{ act: string }>(sql`
    select act from audit where subject_kind = 'notice_template' and subject_id = ${`${ordinary} en`} order by id`);
  expect(audit.map(({ act }) => act)).toEqual([
    "template.write",
    "template.write",
    "template.publish_alone",
    "template.write",
    "template.publish_alone",
  ]);
  await retireTemplate(kelechi.actor, newId(), { templateId: third, reason, reasonCode: "other" });
  expect(await inForce(ordinary)).toBeUndefined();
  await expect(
    retireTemplate(kelechi.actor, newId(), { templateId: third, reason, reasonCode: "other" }),
  ).rejects.toEqual(refusedWith("not_in_force"));
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
    select count(*)::int as count from notice_template where key = ${ordinary} and language = 'en' and state = 'LIVE'`)) ?? {
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
    const reads = await editTemplate(who.actor, ordinary, "en").then(Boolean, () => false);
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
  await expect(
    retireTemplate(staff.ADMIN.actor, newId(), { templateId: draft, reason, reasonCode: "other" }),
  ).rejects.toEqual(refusedWith("not_found"));
});

test("the list says where staff’s words are in force, drafted, and no longer fit the notice", async () => {
  const { CONTENT: kelechi } = staff;
  await put(kelechi, await save(kelechi, { push: "There is more time." }));
  await save(kelechi, { push: "Time o." }, { language: "pcm" });
  const listed = async () =>
    (await templatesForStaff(kelechi.actor))
      .flatMap(({ templates }) => templates)
      .find((one) => one.key === ordinary);
  expect(await listed()).toMatchObject({ live: ["en"], drafts: ["pcm"], unfit: [] });
  await retireAll();
  // As a release could leave it that takes an argument away.
  await app.asOwner(
    `insert into notice_template (id, key, language, number, state, parts, by_id, reason, live_at, live_by_id)
     select gen_random_uuid(), key, language, number + 100, 'LIVE', parts || '{"body": "Until {lapse}."}', by_id, 'As it was before.', app_now(), by_id
     from notice_template where key = $1 and language = 'en' order by number desc limit 1`,
    [ordinary],
  );
  expect(await listed()).toMatchObject({ live: ["en"], unfit: ["en"] });
  expect((await editTemplate(kelechi.actor, ordinary, "en"))?.liveProblem).toContain(
    "There is no argument {lapse}",
  );
});
