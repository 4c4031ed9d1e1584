import { describe, expect, test, vi } from "vitest";
import { digestOf } from "@/lib/kernel/approvals/document";
import { examineApproval } from "@/lib/kernel/approvals/examine";
import { stored, tick } from "./scenes-for-tests";
import {
  agree,
  anotherPayout,
  approvalNow,
  arePayoutsStopped,
  expectNothingPaid,
  id,
  payoutId,
  reason,
  signedScene,
  stage,
} from "./signed-scene-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

signedScene();

describe("nothing is paid, and payouts stop, when the database's owner", () => {
  const edit = (set: string, values: unknown[] = []) =>
    stage.app.asOwner(`update approval set ${set} where id = $1`, [id, ...values]);

  test("edits the request after it was agreed to", async () => {
    await agree();
    const document = (await approvalNow())?.document.replace(reason, "Something else altogether.") ?? "";
    await edit("document = $2", [document]);
    await expectNothingPaid(/not the one that was digested/);
  });

  test("edits the request and its digest", async () => {
    await agree();
    const document = (await approvalNow())?.document.replace(reason, "Something else altogether.") ?? "";
    await edit("document = $2, digest = decode($3, 'hex')", [document, digestOf(document)]);
    await expectNothingPaid(/not over this request/);
  });

  test("takes the signature away", async () => {
    await agree();
    await edit("assertion = null");
    await expectNothingPaid(/not signed/);
  });

  test("names another approver", async () => {
    await agree();
    const { id: other } = (await stage.staff()).ngozi;
    await edit("approver_id = $2", [other]);
    await expectNothingPaid(/not its approver’s/);
  });

  test("edits it once it was verified", async () => {
    await agree();
    await examineApproval(id);
    await edit("document = replace(document, $2, 'x')", [reason]);
    await expectNothingPaid(/not the one that was digested/);
  });

  const expectStopped = async () => {
    await tick(payoutId);
    expect(await stored(payoutId)).toMatchObject({ state: "QUEUED", failure: "false_approval" });
    expect(await stage.transferOf(payoutId)).toBeUndefined();
    expect(await arePayoutsStopped()).toBe(true);
  };

  test("lets a large payout pass as a small one", async () => {
    await stage.app.asOwner(
      "update payout set two_people = false, state = 'QUEUED', check_at = app_now() where id = $1",
      [payoutId],
    );
    await expectStopped();
  });

  test("has a true approval of one payout stand for another", async () => {
    await agree();
    const first = payoutId;
    await anotherPayout();
    await stage.app.asOwner("update payout set state = 'QUEUED', check_at = app_now() where id = $1", [
      payoutId,
    ]);
    await edit("subject_id = $2", [payoutId]);
    await expectStopped();
    expect(first).not.toBe(payoutId);
  });

  test.each(["account_number = '9999999999'", "account_name = 'EVE EZE'", "amount_minor = amount_minor + 1"])(
    "pays to another account or amount: %s",
    async (set) => {
      await agree();
      await stage.app.asOwner(`update payout set ${set} where id = $1`, [payoutId]);
      await expectStopped();
    },
  );
});
