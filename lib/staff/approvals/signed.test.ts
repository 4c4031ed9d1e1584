import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { SoftAuthenticator } from "@/lib/identity/factors/authenticator-for-tests";
import type { Assertion } from "@/lib/identity/factors/schema";
import { examineApproval } from "@/lib/kernel/approvals/examine";
import { approval } from "@/lib/kernel/approvals/machine";
import { agreementChallenge } from "@/lib/kernel/approvals/signature";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { agreeTo, stateOfRequest } from "@/lib/testing/approvals";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import {
  ageRoles,
  plainPasskey,
  signed,
  signedRequest,
  staffPasskey,
} from "../credentials/passkeys-for-tests";
import { withdrawRequest } from "./answers";
import {
  type ActScene,
  refusedWith,
  requester,
  scenes,
  second,
  stage,
  third,
  twoPeopleScene,
} from "./two-people-for-tests";

// Reconciliation has its own tests, and would refuse the unbacked money of these.
vi.mock("@/lib/reconciliation", async (original) => ({
  ...(await original<object>()),
  reconcileBeforePayout: () => Promise.resolve(true),
}));

twoPeopleScene();

let web: Intruder;
let scene: ActScene;
let id: string;
let digest: string;
let seconds: SoftAuthenticator;
let thirds: SoftAuthenticator;

beforeAll(async () => {
  scene = await scenes["money.reverse"]();
  web = await intruder(stage.app, "web");
  [seconds, thirds] = [await staffPasskey(stage.app, second), await staffPasskey(stage.app, third)];
});
afterAll(() => web.close());

beforeEach(async () => {
  await ageRoles(stage.app, "14 days");
  scene = await scenes["money.reverse"]();
  ({ approvalId: id, digest } = (await scene.request(requester)).result);
});
afterEach(async () => {
  if ((await stateOfRequest(id)) === "ASKED") await withdrawRequest(requester.actor, newId(), { id });
});

/** A whole agreement to change a setting, as a taken-over application would commit it. */
async function forge(assertion?: object | null) {
  const setting = await scenes["setting.money"]();
  const { approvalId, digest: shown } = (await setting.request(requester)).result;
  const row = await queryOne<{ subjectId: string }>(
    sql`select subject_id from approval where id = ${approvalId}::uuid`,
  );
  const set = { digest: shown, ...(assertion !== undefined && { assertion: assertion as object }) };
  const outcome = await web.plan(
    second.id,
    {
      subject: { kind: "setting", id: row?.subjectId ?? "" },
      approval: approvalId,
      rows: [approval.move({ id: approvalId, version: 1n }, "agree", set)],
      insert: [{ table: "setting", row: { approvalId } }],
    },
    "setting.money",
  );
  expect(await setting.isDone()).toBe(outcome === "committed");
  return { outcome, approvalId };
}

test("an agreement is signed from 14 days after its approver's role was granted, and stored with its signature", async () => {
  await expect(agreeTo(second, id)).rejects.toEqual(refusedWith("must_be_signed"));
  const signature = await signedRequest(seconds, id);
  expect(await agreeTo(second, id, newId(), signature)).toMatchObject({ state: "AGREED" });
  expect(await scene.isDone()).toBe(true);
  const stored = await queryOne(sql`select assertion from approval where id = ${id}::uuid`);
  expect(stored).toEqual({ assertion: signature.response });
});

test("a moment before the 14 days it needs no signature", async () => {
  await ageRoles(stage.app, "13 days 23:59:59");
  expect(await agreeTo(second, id)).toMatchObject({ state: "AGREED" });
  expect(await examineApproval(id)).toMatchObject({ finding: null });
});

test("the database refuses an agreement without a signature at 14 days, and not before", async () => {
  expect((await forge()).outcome).toMatch(/^23514: .*it is signed/);
  await ageRoles(stage.app, "13 days 23:59:00");
  expect((await forge()).outcome).toBe("committed");
});

test("the database refuses a signature by a passkey that its approver has not enrolled", async () => {
  const { response } = await signedRequest(await plainPasskey(second), id);
  const others = (await signedRequest(thirds, id)).response;
  for (const assertion of [response, others, {}, null, [response], "x"])
    expect((await forge(assertion as object)).outcome, JSON.stringify(assertion)).toMatch(
      /^23514: .*has enrolled the passkey/,
    );
});

test("a forged signature, which the database cannot know, is found by the worker", async () => {
  const { response } = await signedRequest(seconds, id);
  const { outcome, approvalId } = await forge(response);
  expect(outcome).toBe("committed");
  expect(await examineApproval(approvalId)).toMatchObject({
    finding: "The signature is not over this request.",
  });
  const stored = sql`select verified_at, finding from approval where id = ${approvalId}::uuid`;
  expect(await queryOne(stored)).toMatchObject({
    verifiedAt: null,
    finding: expect.stringContaining("signature"),
  });
  await stage.app.asOwner("update approval set finding = null"); // the ledger is checked after all tests
});

describe("an agreement is refused that is signed", () => {
  const refuses = async (signature: Assertion) => {
    await expect(agreeTo(second, id, newId(), signature)).rejects.toEqual(refusedWith("wrong_signature"));
    expect(await stateOfRequest(id)).toBe("ASKED");
    expect(await scene.isDone()).toBe(false);
  };

  test("by another person's staff passkey", async () => refuses(await signedRequest(thirds, id)));

  test("by a passkey of the approver's that is not enrolled", async () =>
    refuses(await signedRequest(await plainPasskey(second), id)));

  test("over another digest, or another request of the same contents", async () => {
    await refuses(signed(seconds, id, agreementChallenge(id, "ab".repeat(32))));
    await refuses(signed(seconds, id, agreementChallenge(newId(), digest)));
  });

  test("on another site, or without the device's check of its person", async () => {
    await refuses(await signedRequest(seconds, id, { origin: "https://amana.example" }));
    await refuses(await signedRequest(seconds, id, { unverified: true }));
  });
});

test("a signature on one request does not agree to the same request made again", async () => {
  const signature = await signedRequest(seconds, id);
  await withdrawRequest(requester.actor, newId(), { id });
  ({ approvalId: id, digest } = (await scene.request(requester)).result);
  await expect(agreeTo(second, id, newId(), signature)).rejects.toEqual(refusedWith("wrong_signature"));
  expect(await scene.isDone()).toBe(false);
});

test("is performed once when twenty signed agreements come at once", async () => {
  const signatures = await Promise.all(
    Array.from({ length: 20 }, (_, at) => signedRequest(at % 2 ? seconds : thirds, id)),
  );
  const answers = await Promise.allSettled(
    signatures.map((signature, at) => agreeTo(at % 2 ? second : third, id, newId(), signature)),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await scene.isDone()).toBe(true);
});
