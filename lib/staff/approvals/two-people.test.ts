import { beforeEach, describe, expect, test, vi } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { actRules, type TwoPersonAct } from "@/lib/kernel/permissions";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { declineRequest, endRequest, withdrawRequest } from "./answers";
import { inspectRequest, requestsFor } from "./queries";
import {
  type ActScene,
  asker,
  giveRole,
  moveClock,
  refusedWith,
  scenes,
  second,
  takeRoles,
  third,
  twoPeopleScene,
} from "./two-people-for-tests";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

twoPeopleScene();

describe.each(Object.keys(actRules) as TwoPersonAct[])("%s", (act) => {
  let scene: ActScene;
  let id: string;

  beforeEach(async () => {
    scene = await scenes[act]();
    id = (await scene.ask(asker)).result.approvalId;
  });

  const isEnded = async (state: string) => {
    expect(await stateOfRequest(id)).toBe(state);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("request_over"));
    expect(await scene.isDone()).toBe(false);
  };

  test("is done once another person agrees, once, and answers the same under the same key", async () => {
    await expect(agreeTo(asker, id)).rejects.toEqual(refusedWith("needs_another"));
    expect(await scene.isDone()).toBe(false);
    const key = newId();
    expect(await agreeTo(second, id, key)).toEqual({ approvalId: id, state: "AGREED", replayed: false });
    expect(await scene.isDone()).toBe(true);
    expect(await agreeTo(second, id, key)).toEqual({ approvalId: id, state: "AGREED", replayed: true });
    await expect(agreeTo(third, id)).rejects.toEqual(refusedWith("request_over"));
    const uses = await query(sql`
      select p.id from approval_use u join posting p on p.id = u.posting_id
      where u.approval_id = ${id}::uuid and p.act = ${act} and p.principal_id = ${second.id}::uuid`);
    expect(uses).toHaveLength(1);
  });

  test("is done once where many agree at the same time", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => agreeTo(at % 2 ? second : third, id)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await scene.isDone()).toBe(true);
  });

  test("is asked for once under a key", async () => {
    await withdrawRequest(asker.actor, newId(), { id });
    const key = newId();
    const first = await scene.ask(asker, key);
    expect(await scene.ask(asker, key)).toEqual({ ...first, replayed: true });
    await withdrawRequest(asker.actor, newId(), { id: first.result.approvalId });
  });

  test("is not done where it is declined, with a reason, by a colleague", async () => {
    const answer = { id, reason: "Not with these figures." };
    await expect(declineRequest(asker.actor, newId(), answer)).rejects.toEqual(refusedWith("needs_another"));
    await declineRequest(second.actor, newId(), answer);
    await expect(declineRequest(third.actor, newId(), answer)).rejects.toEqual(refusedWith("request_over"));
    expect(await inspectRequest(asker.actor, id)).toMatchObject({
      state: "DECLINED",
      endedBy: "Ngozi Bello",
      endReason: answer.reason,
    });
    await isEnded("DECLINED");
    expect((await scene.ask(asker)).result.approvalId).not.toBe(id);
  });

  test("is not done where the one who asked takes it back", async () => {
    await expect(withdrawRequest(second.actor, newId(), { id })).rejects.toEqual(refusedWith("not_found"));
    await withdrawRequest(asker.actor, newId(), { id });
    await isEnded("WITHDRAWN");
  });
});

describe.each(Object.keys(actRules) as TwoPersonAct[])("%s, later,", (act) => {
  let scene: ActScene;
  let id: string;

  beforeEach(async () => {
    scene = await scenes[act]();
    id = (await scene.ask(asker)).result.approvalId;
  });

  const isEnded = async (state: string) => {
    expect(await stateOfRequest(id)).toBe(state);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("request_over"));
    expect(await scene.isDone()).toBe(false);
  };

  test("is out of date where what it was worked out from has changed", async () => {
    await scene.disturb();
    expect(await agreeTo(second, id)).toMatchObject({ state: "STALE" });
    await isEnded("STALE");
  });

  test("expires by the comparison with the time, and then by the worker", async () => {
    await moveClock(actRules[act].expiresHours);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("request_expired"));
    expect(await inspectRequest(second.actor, id)).toMatchObject({ state: "EXPIRED" });
    expect((await requestsFor(second.actor)).open.map((one) => one.id)).not.toContain(id);
    await endRequest(id);
    await endRequest(id);
    await isEnded("EXPIRED");
    await moveClock(0);
    expect((await scene.ask(asker)).result.approvalId).not.toBe(id);
  });

  test("is neither expired nor out of date before it is", async () => {
    await moveClock(actRules[act].expiresHours - 1);
    await endRequest(id);
    expect(await agreeTo(second, id)).toMatchObject({ state: "AGREED" });
    await moveClock(0);
  });

  test("is not done where one of the two has lost the permission meanwhile", async () => {
    await takeRoles(third);
    await expect(agreeTo(third, id)).rejects.toEqual(refusedWith("not_found"));
    for (const role of ["FINANCE", "COMPLIANCE"]) await giveRole(third, role);
    await takeRoles(asker);
    expect(await agreeTo(third, id)).toMatchObject({ state: "STALE" });
    for (const role of ["FINANCE", "COMPLIANCE"]) await giveRole(asker, role);
    await isEnded("STALE");
  });
});
