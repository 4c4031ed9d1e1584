import { call } from "@orpc/server";
import { expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import type { TestUser } from "@/lib/testing/world";
import { publish } from "./procedures";
import { publishByTwo } from "./publish";
import { editTemplate } from "./queries";
import {
  app,
  editorStage,
  inForce,
  ofMoney,
  put,
  reason,
  refusedWith,
  save,
  staff,
  states,
} from "./stage-for-tests";

editorStage();

const contextOf = ({ actor }: TestUser): CallContext => ({
  actor,
  session: { id: newId(), hasFactor: true, isFresh: true },
  key: newId(),
  requestId: newId(),
  address: "198.51.100.7",
  userAgent: "Test browser",
});

test("words about money are requested by content and published by compliance or an administrator", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina, ADMIN: ife, FINANCE: efe } = staff;
  for (const approver of [amina, ife]) {
    const push = `Your bank has it, says ${approver.name}.`;
    const draft = await save(kelechi, { push }, { of: ofMoney });
    await expect(put(kelechi, draft)).rejects.toEqual(refusedWith("needs_two"));
    const context = contextOf(kelechi);
    const ask = () => call(publish, { templateId: draft, reason, reasonCode: "other" }, { context });
    const asked = await ask();
    const approvalId = asked.approvalId ?? "";
    expect((await editTemplate(amina.actor, ofMoney, "en"))?.requestId).toBe(approvalId);
    await expect(agreeTo(kelechi, approvalId)).rejects.toEqual(refusedWith("not_found"));
    await expect(agreeTo(efe, approvalId)).rejects.toEqual(refusedWith("not_found"));
    expect(await inForce(ofMoney)).not.toBe(push);
    expect(await ask()).toEqual(asked);
    await agreeTo(approver, approvalId);
    expect(await inForce(ofMoney)).toBe(push);
    // The key answers as it did, though the draft is none any more.
    expect(await ask()).toEqual(asked);
  }
  const draft = await save(kelechi, { push: "There is more time." });
  await expect(
    publishByTwo.request(kelechi.actor, newId(), { templateId: draft, reason, reasonCode: "other" }),
  ).rejects.toEqual(refusedWith("one_is_enough"));
});

test("a request ends without effect once its draft is written anew", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina } = staff;
  const draft = await save(kelechi, { push: "Your bank has it." }, { of: ofMoney });
  const { result } = await publishByTwo.request(kelechi.actor, newId(), {
    templateId: draft,
    reason,
    reasonCode: "other",
  });
  await save(kelechi, { push: "Send it back to us." }, { of: ofMoney, over: draft });
  expect(await agreeTo(amina, result.approvalId)).toMatchObject({ state: "STALE" });
  expect(await stateOfRequest(result.approvalId)).toBe("STALE");
  expect(await inForce(ofMoney)).toBeUndefined();
});

test("twenty who agree at once publish once", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina, ADMIN: ife } = staff;
  const draft = await save(kelechi, { push: "Your bank has it now." }, { of: ofMoney });
  const { result } = await publishByTwo.request(kelechi.actor, newId(), {
    templateId: draft,
    reason,
    reasonCode: "other",
  });
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) => agreeTo(at % 2 ? amina : ife, result.approvalId)),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await states(ofMoney))[0]).toBe("LIVE");
});

/** A plan as a process would send it that has been taken over. */
const forge = (by: TestUser, templateId: string, move: string, set: object | null) =>
  query(sql`select * from commit_plan(${by.id}::uuid, ${newId()}, sha256('x'), 'forged', jsonb_build_object('result', '{}'::jsonb,
    'audit', jsonb_build_array(jsonb_build_object('actor_id', ${by.id}::text, 'act', 'x', 'subject_kind', 'x', 'subject_id', 'x')),
    'rows', (select jsonb_build_array(jsonb_build_object('t', 'notice_template', 'i', id, 'v', version, 'm', ${move}::text, 's', ${JSON.stringify(set)}::jsonb))
      from notice_template where id = ${templateId}::uuid)))`);

test("the database refuses one person’s words about money, changed words, and a second live version", async () => {
  const { CONTENT: kelechi, COMPLIANCE: amina, ADMIN: ife } = staff;
  const draft = await save(kelechi, { push: "Your bank has it." }, { of: ofMoney });
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
