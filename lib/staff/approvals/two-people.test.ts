import { beforeEach, describe, expect, test, vi } from "vitest";
import { actRules, type TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { queueFor } from "../queues/list";
import { declineRequest, endRequest, withdrawRequest } from "./answers";
import { inspectRequest } from "./queries";
import {
  type ActScene,
  giveRolesBack,
  moveClock,
  refusedWith,
  removeRoles,
  requester,
  scenes,
  second,
  third,
  twoPeopleScene,
} from "./two-people-for-tests";

// Reconciliation has its own tests, and would refuse the unbacked money of these.
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
    id = (await scene.request(requester)).result.approvalId;
  });

  const isEnded = async (state: string) => {
    expect(await stateOfRequest(id)).toBe(state);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("request_over"));
    expect(await scene.isDone()).toBe(false);
  };

  test("is performed once when another person approves, and replays under the same key", async () => {
    await expect(agreeTo(requester, id)).rejects.toEqual(refusedWith("needs_another"));
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

  test("is performed once when several people approve concurrently", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) => agreeTo(at % 2 ? second : third, id)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await scene.isDone()).toBe(true);
  });

  test("is requested once per key", async () => {
    await withdrawRequest(requester.actor, newId(), { id });
    const key = newId();
    const first = await scene.request(requester, key);
    expect(await scene.request(requester, key)).toEqual({ ...first, replayed: true });
    await withdrawRequest(requester.actor, newId(), { id: first.result.approvalId });
  });

  test("is not performed when a colleague declines it with a reason", async () => {
    const answer = { id, reason: "Not with these figures." };
    await expect(declineRequest(requester.actor, newId(), answer)).rejects.toEqual(
      refusedWith("needs_another"),
    );
    await declineRequest(second.actor, newId(), answer);
    await expect(declineRequest(third.actor, newId(), answer)).rejects.toEqual(refusedWith("request_over"));
    expect(await inspectRequest(requester.actor, id)).toMatchObject({
      state: "DECLINED",
      endedBy: second.name,
      endReason: answer.reason,
    });
    await isEnded("DECLINED");
    expect((await scene.request(requester)).result.approvalId).not.toBe(id);
  });

  test("is not performed when its requester withdraws it", async () => {
    await expect(withdrawRequest(second.actor, newId(), { id })).rejects.toEqual(refusedWith("not_found"));
    await withdrawRequest(requester.actor, newId(), { id });
    await isEnded("WITHDRAWN");
  });
});

describe.each(Object.keys(actRules) as TwoPersonAct[])("%s, later", (act) => {
  let scene: ActScene;
  let id: string;

  beforeEach(async () => {
    scene = await scenes[act]();
    id = (await scene.request(requester)).result.approvalId;
  });

  const isEnded = async (state: string) => {
    expect(await stateOfRequest(id)).toBe(state);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("request_over"));
    expect(await scene.isDone()).toBe(false);
  };

  test("is out of date when the rows it was decided from have changed", async () => {
    await scene.disturb();
    expect(await agreeTo(second, id)).toMatchObject({ state: "STALE" });
    await isEnded("STALE");
  });

  test("expires on time, before the worker has ended it", async () => {
    await moveClock(actRules[act].expiresHours);
    await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("request_expired"));
    expect(await inspectRequest(second.actor, id)).toMatchObject({ state: "EXPIRED" });
    const { cases } = await queueFor(second.actor, "approvals", { who: "all", sort: "due" });
    expect(cases.map((one) => one.id)).not.toContain(id);
    await endRequest(id);
    await endRequest(id);
    await isEnded("EXPIRED");
    await moveClock(0);
    expect((await scene.request(requester)).result.approvalId).not.toBe(id);
  });

  test("is not ended before it expires", async () => {
    await moveClock(actRules[act].expiresHours - 1);
    await endRequest(id);
    expect(await agreeTo(second, id)).toMatchObject({ state: "AGREED" });
    await moveClock(0);
  });

  test("is not performed when either person has lost the permission", async () => {
    await removeRoles(third);
    await expect(agreeTo(third, id)).rejects.toEqual(refusedWith("not_found"));
    await giveRolesBack(third);
    await removeRoles(requester);
    expect(await agreeTo(third, id)).toMatchObject({ state: "STALE" });
    await giveRolesBack(requester);
    await isEnded("STALE");
  });
});
