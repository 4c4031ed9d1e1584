import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { approvals } from "@/lib/composition";
import type { RequestDocument } from "@/lib/kernel/approvals/document";
import { examineApproval } from "@/lib/kernel/approvals/examine";
import type { PasskeyAssertion } from "@/lib/kernel/approvals/signature";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { startWorker } from "@/lib/kernel/worker/worker";
import { withdrawRequest } from "@/lib/staff/approvals/answers";
import { offerPasskey } from "@/lib/staff/credentials/commands";
import { staffCredential } from "@/lib/staff/credentials/machine";
import {
  ageRoles,
  plainPasskey,
  signedPasskey,
  signedRequest,
} from "@/lib/staff/credentials/passkeys-for-tests";
import { agreeTo } from "@/lib/testing/approvals";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import { payPayout } from "./commands/pay-payout";
import { stored, tick } from "./scenes-for-tests";
import {
  agree,
  anotherPayout,
  approvalNow,
  arePayoutsStopped,
  ask,
  efe,
  expectNothingPaid,
  id,
  ngozi,
  ngozis,
  payoutId,
  scene,
  signedScene,
  stage,
} from "./signed-scene-for-tests";

// Reconciliation has its own tests; the money here has no source, which it would reject.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

signedScene();

let worker: Intruder;

beforeAll(async () => {
  worker = await intruder(stage.app);
});
afterAll(() => worker.close());

/** The agreement as a taken-over application commits it: the database cannot know what a signature is worth. */
async function agreeUnchecked(assertion: PasskeyAssertion): Promise<void> {
  const now = await approvalNow();
  const document = JSON.parse(now?.document ?? "") as RequestDocument;
  await payPayout.agree(document, assertion)(ngozi.actor, newId(), { id, digest: now?.digest ?? "" });
}

test("a payout whose approval is signed is verified and paid", async () => {
  await agree();
  await tick(payoutId);
  expect(await stored(payoutId)).toMatchObject({ state: "PAID" });
  expect(await approvalNow()).toMatchObject({ verifiedAt: expect.any(Date), finding: null });
  expect(await arePayoutsStopped()).toBe(false);
});

describe("the worker verifies each agreement when it is made", () => {
  const until = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 9_000, interval: 20 });

  test("within ten seconds of its commit, and stops payouts if it is false", async () => {
    const running = await startWorker([approvals.reactions]);
    try {
      await agree();
      await until(async () => expect(await approvalNow()).toMatchObject({ verifiedAt: expect.any(Date) }));
      expect(await arePayoutsStopped()).toBe(false);
      await anotherPayout();
      await ask();
      await agreeUnchecked((await signedRequest(ngozis, id, { unverified: true })).response);
      await until(async () => expect(await arePayoutsStopped()).toBe(true));
      expect(await approvalNow()).toMatchObject({ verifiedAt: null, finding: expect.any(String) });
    } finally {
      await running.stop();
    }
  });

  test("and all of them again each hour, though its event was lost", async () => {
    await agree();
    const verifyAll = approvals.reactions.everyMinute?.["approval.verify_all"];
    await verifyAll?.();
    expect(await approvalNow()).toMatchObject({ verifiedAt: expect.any(Date) });
  });
});

describe("nothing is paid, and payouts stop, when the signature", () => {
  test("is forged", async () => {
    const { response } = await signedRequest(ngozis, id);
    const forged = {
      ...response,
      response: { ...response.response, signature: `${response.response.signature.slice(0, -8)}AAAAAAAA` },
    };
    await agreeUnchecked(forged);
    await expectNothingPaid(/not over this request/);
  });

  test("is of an earlier request of the same contents", async () => {
    const { response } = await signedRequest(ngozis, id);
    const earlier = await approvalNow();
    await withdrawRequest(efe.actor, newId(), { id });
    await ask();
    expect((await approvalNow())?.digest).toBe(earlier?.digest);
    await agreeUnchecked(response);
    await expectNothingPaid(/not over this request/);
  });

  test("was made without the device's check of its person", async () => {
    await agreeUnchecked((await signedRequest(ngozis, id, { unverified: true })).response);
    await expectNothingPaid(/not over this request/);
  });

  test("was made on another site", async () => {
    await agreeUnchecked((await signedRequest(ngozis, id, { origin: "https://amana.example" })).response);
    await expectNothingPaid(/not over this request/);
  });

  test("is true, by a passkey that the worker's role enrolled without one that vouched for it", async () => {
    const passkey = await plainPasskey(ngozi);
    const { result } = await offerPasskey(ngozi.actor, newId(), { passkeyId: passkey.id });
    const other = await offerPasskey(ngozi.actor, newId(), { passkeyId: (await plainPasskey(ngozi)).id });
    const assertion = (await signedPasskey(ngozis, other.result.id)).response;
    const row = { id: result.id, version: 1n };
    const subject = { kind: "staff_credential", id: row.id };
    const vouched = [staffCredential.move(row, "vouch", { assertion })];
    expect(await worker.plan(ngozi.id, { subject, rows: vouched })).toBe("committed");
    const enrolled = [staffCredential.move({ ...row, version: 2n }, "enrol")];
    expect(await worker.plan(SYSTEM_ID, { subject, rows: enrolled })).toBe("committed");
    await agreeTo(ngozi, id, newId(), await signedRequest(passkey, id));
    await expectNothingPaid(/No older passkeys vouched/);
  });
});

test("a payout that was requested before the threshold fell needs no approval", async () => {
  await withdrawRequest(efe.actor, newId(), { id });
  const small = await stage.requested(scene, 400_000_00n);
  await stage.app.asOwner(
    "insert into setting (id, name, value, effective_from, created_at) select gen_random_uuid(), name, value || '{\"twoPeopleFromMinor\": \"30000000\"}', app_now(), app_now() from setting where name = 'payouts' order by effective_from desc limit 1",
  );
  await tick(small);
  expect(await stored(small)).toMatchObject({ state: "PAID" });
  expect(await arePayoutsStopped()).toBe(false);
});

test("a wallet pays nothing out while what it gained by an agreement is not verified", async () => {
  await withdrawRequest(efe.actor, newId(), { id });
  const small = await stage.requested(scene, 20_000_00n);
  await ageRoles(stage.app, "1 day");
  await stage.app.asOwner(
    `with made as (
       insert into approval (id, act, state, subject_kind, subject_id, detail, document, digest, reason, creator_id, approver_id, expires_at, ended_at, ended_by_id)
       select gen_random_uuid(), 'money.reverse', 'AGREED', 'deposit', gen_random_uuid(), '{}', '{}', digest_of('{}'), 'x', $1, $2, app_now(), app_now(), $2 returning id)
     insert into approval_use (approval_id, posting_id) select made.id, t.posting_id from made, transfer t join account a on a.id = t.credit_account_id
       where a.owner_id = $3 and t.kind = 'deposit_credit'`,
    [efe.id, ngozi.id, scene.ada.id],
  );
  await tick(small);
  expect(await stored(small)).toMatchObject({ state: "QUEUED", failure: "gain_not_verified" });
  const row = await queryOne<{ id: string }>(sql`select id from approval where document = '{}'`);
  expect(await examineApproval(row?.id ?? "")).toMatchObject({ finding: null });
  await stage.app.asOwner("update payout set check_at = app_now() where id = $1", [small]);
  await tick(small);
  expect(await stored(small)).toMatchObject({ state: "PAID" });
});
