import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { SoftAuthenticator } from "@/lib/identity/factors/authenticator-for-tests";
import type { PasskeyAssertion } from "@/lib/kernel/approvals/signature";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { ageRoles, signedRequest, staffPasskey } from "@/lib/staff/credentials/passkeys-for-tests";
import { agreeTo } from "@/lib/testing/approvals";
import type { TestUser } from "@/lib/testing/world";
import { payPayout } from "./commands/pay-payout";
import { openPayoutStage, type PayoutStage, type Scene, stored, tick } from "./scenes-for-tests";

export const reason = "The trades behind it look right.";
export let stage: PayoutStage;
export let efe: TestUser;
export let ngozi: TestUser;
/** Ngozi's staff passkey. */
export let ngozis: SoftAuthenticator;
export let scene: Scene;
/** A large payout, and the request that Efe has made for it. */
export let payoutId: string;
export let id: string;

/** Efe asks for the payout's approval, once more. */
export async function ask(): Promise<void> {
  id = (await payPayout.request(efe.actor, newId(), { id: payoutId, reason, reasonCode: "other" })).result
    .approvalId;
}

/** Another large payout of the same person. */
export async function anotherPayout(): Promise<void> {
  payoutId = await stage.requested(scene, 600_000_00n);
}

/** Two of finance, whose roles are two weeks old, and a large payout before each test. */
export function signedScene(): void {
  beforeAll(async () => {
    stage = await openPayoutStage();
    ({ efe, ngozi } = await stage.staff());
    ngozis = await staffPasskey(stage.app, ngozi);
  });
  beforeEach(async () => {
    await ageRoles(stage.app, "14 days");
    await stage.app.asOwner(
      "update payout_switch set stopped_at = null, paused_for = null, version = version + 1",
    );
    scene = await stage.scene({ balanceMinor: 2_000_000_00n, ends: "0608" });
    await anotherPayout();
    await ask();
  });
  afterAll(() => stage.close());
}

export const approvalNow = () =>
  queryOne<{
    document: string;
    digest: string;
    assertion: PasskeyAssertion;
    verifiedAt: Date | null;
    finding: string | null;
  }>(
    sql`select document, encode(digest, 'hex') as digest, assertion, verified_at, finding from approval where id = ${id}::uuid`,
  );
export const arePayoutsStopped = async () =>
  (await queryOne(sql`select id from payout_switch where stopped_at is not null`)) !== undefined;

export const agree = async () => agreeTo(ngozi, id, newId(), await signedRequest(ngozis, id));

export async function expectNothingPaid(finding: RegExp): Promise<void> {
  await tick(payoutId);
  expect(await stored(payoutId)).toMatchObject({ state: "QUEUED", failure: "false_approval" });
  expect(await stage.transferOf(payoutId)).toBeUndefined();
  expect(await arePayoutsStopped()).toBe(true);
  expect(await approvalNow()).toMatchObject({ verifiedAt: null, finding: expect.stringMatching(finding) });
  const { findings } = await checkLedger(ledgerChecks, "full");
  expect(findings.filter(({ ids }) => ids.includes(id)).map(({ what }) => what)).toContain(
    "agreement whose signature or document is false",
  );
}
