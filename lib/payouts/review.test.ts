import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ledgerChecks } from "@/lib/composition";
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
  type PayoutBeside,
  payoutsBesideGateway,
  type Scene,
  stored,
  tick,
} from "./scenes-for-tests";
import { inspectPayout, payoutsForStaff } from "./staff-queries";

// The comparison of books has tests of its own; here money comes from nowhere, which it would not let pass.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

let beside: PayoutBeside;
let efe: TestUser;
let ngozi: TestUser;
let scene: Scene;
let id: string;

const reason = "The trades behind it look right.";
const LARGE = 600_000_00n;
const ask = (by: TestUser) => payPayout.request(by.actor, newId(), { id, reason });
const agree = async (by: TestUser) => agreeTo(by, (await openRequest(id)).id);

beforeAll(async () => {
  beside = await payoutsBesideGateway();
  ({ efe, ngozi } = await beside.staff());
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

const large = async (options: { name?: string } = {}) => {
  scene = await beside.scene({ balanceMinor: 2_000_000_00n, ends: "0608", ...options });
  id = await beside.asked(scene, LARGE);
  expect(await stored(id)).toMatchObject({ state: "REVIEW", twoPeople: true, checkAt: null });
};

describe("a payout from the threshold on", () => {
  test("is paid once two have agreed, under what they agreed to", async () => {
    await large();
    await ask(efe);
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "REVIEW" });
    await agree(ngozi);
    await tick(id);
    expect(await stored(id)).toMatchObject({ state: "PAID" });
    expect(await endsOf(id)).toEqual({ paid: 1, returned: 0, reversed: 0 });
    const { events = [] } = (await inspectPayout(efe.actor, id)) ?? {};
    expect(events.map(({ act, by }) => [act, by])).toContainEqual(["payout.pay", "Ngozi Bello"]);
  });

  test("one kobo below it is nobody's to look at", async () => {
    scene = await beside.scene({ balanceMinor: 2_000_000_00n });
    expect(await stored(await beside.asked(scene, 499_999_99n))).toMatchObject({
      state: "QUEUED",
      twoPeople: false,
    });
    expect(await stored(await beside.asked(scene, 500_000_00n))).toMatchObject({
      state: "REVIEW",
      twoPeople: true,
    });
  });

  test("is not agreed to by the one who asked, nor before anybody has", async () => {
    await large();
    await expect(agree(ngozi)).rejects.toThrow("nothing is asked for");
    await ask(efe);
    await expect(agree(efe)).rejects.toMatchObject({ reason: "needs_another" });
    await expect(ask(ngozi)).rejects.toMatchObject({ reason: "already_asked" });
    expect(await stored(id)).toMatchObject({ state: "REVIEW" });
  });

  test("does not exist for whoever is no finance staff, their owner included", async () => {
    await large();
    const chidi = await beside.makeUser("Chidi Eze", { staffRoles: ["MODERATOR"] });
    for (const by of [scene.ada, chidi]) {
      await expect(ask(by)).rejects.toMatchObject({ reason: "not_found" });
      await expect(rejectPayout(by.actor, newId(), { id, reason })).rejects.toMatchObject({
        reason: "not_found",
      });
      await expect(payoutsForStaff(by.actor, { queue: "all" })).rejects.toMatchObject({
        reason: "not_found",
      });
      await expect(inspectPayout(by.actor, id)).rejects.toMatchObject({ reason: "not_found" });
    }
  });

  test("of a member of staff is for the others to decide", async () => {
    await large();
    await beside.app.asOwner("insert into staff_role (user_id, role) values ($1, 'FINANCE')", [scene.ada.id]);
    const ada = { ...scene.ada, actor: staffActor(scene.ada.id, "FINANCE") };
    await expect(ask(ada)).rejects.toMatchObject({ reason: "own_gain" });
    await ask(efe);
    await expect(agree(ada)).rejects.toMatchObject({ reason: "own_gain" });
  });

  test("two who ask at once are one request, two who agree at once are one agreement", async () => {
    await large();
    const asked = await Promise.allSettled([ask(efe), ask(ngozi)]);
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const other = asked[0]?.status === "fulfilled" ? ngozi : efe;
    const request = (await openRequest(id)).id;
    const agreed = await Promise.allSettled([agreeTo(other, request), agreeTo(other, request)]);
    expect(agreed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await Promise.all([tick(id), tick(id)]);
    await tick(id);
    expect(await endsOf(id)).toMatchObject({ paid: 1 });
  });
});

describe("turning down", () => {
  test("gives all back with a reason, ends what was asked for, and can't be done twice", async () => {
    await large();
    const { result: request } = await ask(efe);
    await rejectPayout(ngozi.actor, newId(), { id, reason: "The account was opened yesterday." });
    expect(await stored(id)).toMatchObject({
      state: "REJECTED",
      failure: "The account was opened yesterday.",
    });
    expect(await held("WALLET", scene.ada.id)).toBe(2_000_000_00n);
    expect(await agreeTo(ngozi, request.approvalId)).toMatchObject({ state: "STALE" });
    expect(await stateOfRequest(request.approvalId)).toBe("STALE");
    expect((await inspectPayout(efe.actor, id))?.request).toBeNull();
  });

  test("meets the owner's own cancel: one of the two gives the money back", async () => {
    await large();
    await ask(efe);
    const both = await Promise.allSettled([
      rejectPayout(ngozi.actor, newId(), { id, reason }),
      cancelPayout(scene.ada.actor, newId(), { id }),
      agree(ngozi),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    await tick(id);
    const { state } = await stored(id);
    expect(await held("WALLET", scene.ada.id)).toBe(state === "PAID" ? 1_399_950_00n : 2_000_000_00n);
  });
});

test("staff find what waits, and by name what it waits for", async () => {
  await large();
  await ask(efe);
  const { items, counts } = await payoutsForStaff(ngozi.actor, { queue: "review" });
  expect(items.find((one) => one.id === id)).toMatchObject({ askedBy: "Efe Okoro", userName: "Ada Obi" });
  expect(counts.review).toBe(items.length);
  for (const queue of ["held", "late", "underway", "ended", "all"] as const) {
    const page = await payoutsForStaff(ngozi.actor, { queue });
    expect(
      page.items.some((one) => one.id === id),
      queue,
    ).toBe(queue === "all");
  }
});
