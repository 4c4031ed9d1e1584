import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { staffActor } from "@/lib/kernel/permissions";
import { checkLedger } from "@/lib/ledger";
import { agreeTo, openRequest, stateOfRequest } from "@/lib/testing/approvals";
import type { TestUser } from "@/lib/testing/world";
import { payPayout } from "./commands/pay-payout";
import { cancelPayout, rejectPayout } from "./commands/stop-payout";
import {
  endsOf,
  held,
  openPayoutStage,
  type PayoutStage,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";
import { inspectPayout, payoutsForStaff } from "./staff-queries";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let stage: PayoutStage;
let efe: TestUser;
let ngozi: TestUser;
let scene: Scene;
let id: string;

const reason = "The trades behind it look right.";
const LARGE = 600_000_00n;
const requestApproval = (by: TestUser) =>
  payPayout.request(by.actor, newId(), { id, reason, reasonCode: "other" });
const approve = async (by: TestUser) => agreeTo(by, (await openRequest(id)).id);

beforeAll(async () => {
  stage = await openPayoutStage();
  ({ efe, ngozi } = await stage.staff());
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

const large = async (options: { name?: string } = {}) => {
  scene = await stage.scene({ balanceMinor: 2_000_000_00n, ends: "0608", ...options });
  id = await stage.requested(scene, LARGE);
  expect(await stored(id)).toMatchObject({ state: "REVIEW", twoPeople: true, checkAt: null });
};

describe("a payout from the threshold on", () => {
  test("is paid once two people have approved it, under the approval's act", async () => {
    await large();
    await requestApproval(efe);
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "REVIEW" });
    await approve(ngozi);
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "PAID" });
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
    const { events = [] } = (await inspectPayout(efe.actor, id)) ?? {};
    expect(events.map(({ act, by }) => [act, by])).toContainEqual(["payout.pay", "Ngozi Bello"]);
  });

  test("one kobo below it needs no review", async () => {
    scene = await stage.scene({ balanceMinor: 2_000_000_00n });
    expect(await stored(await stage.requested(scene, 499_999_99n))).toMatchObject({
      state: "QUEUED",
      twoPeople: false,
    });
    expect(await stored(await stage.requested(scene, 500_000_00n))).toMatchObject({
      state: "REVIEW",
      twoPeople: true,
    });
  });

  test("can't be approved by its requester, nor before a request", async () => {
    await large();
    await expect(approve(ngozi)).rejects.toThrow("nothing is asked for");
    await requestApproval(efe);
    await expect(approve(efe)).rejects.toMatchObject({ reason: "needs_another" });
    await expect(requestApproval(ngozi)).rejects.toMatchObject({ reason: "already_asked" });
    expect(await stored(id)).toMatchObject({ state: "REVIEW" });
  });

  test("is not found for its owner and for other staff", async () => {
    await large();
    const chidi = await stage.makeUser("Chidi Eze", { staffRoles: ["MODERATOR"] });
    for (const by of [scene.ada, chidi]) {
      await expect(requestApproval(by)).rejects.toMatchObject({ reason: "not_found" });
      await expect(rejectPayout(by.actor, newId(), { id, reason })).rejects.toMatchObject({
        reason: "not_found",
      });
      await expect(payoutsForStaff(by.actor, { queue: "all" })).rejects.toMatchObject({
        reason: "not_found",
      });
      await expect(inspectPayout(by.actor, id)).rejects.toMatchObject({ reason: "not_found" });
    }
  });

  test("of a member of staff is decided by others", async () => {
    await large();
    await stage.app.asOwner("insert into staff_grant (user_id, role) values ($1, 'FINANCE')", [scene.ada.id]);
    const ada = { ...scene.ada, actor: staffActor(scene.ada.id, "FINANCE") };
    await expect(requestApproval(ada)).rejects.toMatchObject({ reason: "own_gain" });
    await requestApproval(efe);
    await expect(approve(ada)).rejects.toMatchObject({ reason: "own_gain" });
  });

  test("concurrent requests make one request, concurrent approvals one approval", async () => {
    await large();
    const requests = await Promise.allSettled([requestApproval(efe), requestApproval(ngozi)]);
    expect(requests.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const other = requests[0]?.status === "fulfilled" ? ngozi : efe;
    const request = (await openRequest(id)).id;
    const agreed = await Promise.allSettled([agreeTo(other, request), agreeTo(other, request)]);
    expect(agreed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await Promise.all([tick(id), tick(id)]);
    await tick(id);
    expect(await endsOf(id)).toMatchObject({ paid: 1 });
  });
});

describe("rejecting", () => {
  test("returns everything with a reason and makes the approval request stale", async () => {
    await large();
    const { result: request } = await requestApproval(efe);
    await rejectPayout(ngozi.actor, newId(), {
      id,
      reason: "The account was opened yesterday.",
      reasonCode: "fraud",
    });
    const kept = await queryOne(sql`
      select detail->>'reasonCode' as code from audit where act = 'wallet.reject_payout' and subject_id = ${id}`);
    expect(kept).toEqual({ code: "fraud" });
    expect(await stored(id)).toMatchObject({
      state: "REJECTED",
      failure: "The account was opened yesterday.",
    });
    expect(await held("WALLET", scene.ada.id)).toBe(2_000_000_00n);
    expect(await agreeTo(ngozi, request.approvalId)).toMatchObject({ state: "STALE" });
    expect(await stateOfRequest(request.approvalId)).toBe("STALE");
    expect((await inspectPayout(efe.actor, id))?.request).toBeNull();
  });

  test("races with the owner's cancel: the money returns once", async () => {
    await large();
    await requestApproval(efe);
    const both = await Promise.allSettled([
      rejectPayout(ngozi.actor, newId(), { id, reason }),
      cancelPayout(scene.ada.actor, newId(), { id }),
      approve(ngozi),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    await tick(id);
    const { state } = await stored(id);
    expect(await held("WALLET", scene.ada.id)).toBe(state === "PAID" ? 1_399_950_00n : 2_000_000_00n);
  });
});

test("staff see waiting payouts and the requester of an approval", async () => {
  await large();
  await requestApproval(efe);
  const { items, counts } = await payoutsForStaff(ngozi.actor, { queue: "review" });
  expect(items.find((listed) => listed.id === id)).toMatchObject({
    askedBy: "Efe Okoro",
    userName: "Ada Obi",
  });
  expect(counts.review).toBe(items.length);
  for (const queue of ["held", "late", "underway", "ended", "all"] as const) {
    const page = await payoutsForStaff(ngozi.actor, { queue });
    expect(
      page.items.some((listed) => listed.id === id),
      queue,
    ).toBe(queue === "all");
  }
});
