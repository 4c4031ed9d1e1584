import { traverseContractProcedures } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "@/lib/composition";
import { readViewer } from "@/lib/identity";
import { openSessionFor } from "@/lib/identity/sign-in";
import { newId } from "@/lib/kernel/ids";
import type { Observed } from "@/lib/kernel/observed";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import type { CallContext, OperationMeta } from "@/lib/kernel/procedure";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { answerApi } from ".";

const letters = {
  S: "SUPPORT",
  M: "MODERATOR",
  F: "FINANCE",
  C: "COMPLIANCE",
  N: "CONTENT",
  A: "ADMIN",
  U: "AUDITOR",
} as const satisfies Record<string, StaffRole>;

/** Who can call each operation of staff. Written by hand from the table of permissions, not worked out from the code. */
const table: Record<string, string> = {
  "POST /admin/approvals/{id}/ask": "SMFCNAU",
  "GET /admin/approvals": "SMFCNAU",
  "GET /admin/approvals/{id}": "SMFCNAU",
  "GET /admin/audit": "SMFCNAU",
  "GET /admin/people": "SMFCU",
  "GET /admin/people/{userId}": "SMFCU",
  "GET /admin/roles": "AU",
  "POST /admin/appeals/{id}/decline": "MC",
  "POST /admin/appeals/{id}/grant": "MC",
  "POST /admin/tax-numbers/{id}/check": "C",
  "POST /admin/tax-numbers/{id}/refuse": "C",
  "POST /admin/tax-numbers/{id}/revoke": "C",
  "POST /admin/approvals/{id}/agree": "SMFCNAU",
  "POST /admin/approvals/{id}/decline": "SMFCNAU",
  "POST /admin/approvals/{id}/withdraw": "SMFCNAU",
  "POST /admin/approvals/{id}/veto": "AU",
  "GET /admin/deliveries": "SMCNAU",
  "GET /admin/deliveries/figures": "SMCNAU",
  "POST /admin/notices/{noticeId}/resend": "SMC",
  "POST /admin/banners": "N",
  "POST /admin/banners/{id}/end": "N",
  "POST /admin/assignments": "SMFCNAU",
  "POST /admin/assignments/reassign": "SMFCNAU",
  "POST /admin/assignments/{assignmentId}/release": "SMFCNAU",
  "POST /admin/break-glass": "SMFCNAU",
  "POST /admin/break-glass/{id}/ratify": "A",
  "POST /admin/bulk": "MFA",
  "GET /admin/bulk/{bulkId}": "MFAU",
  "POST /admin/bulk/{bulkId}/stop": "MFA",
  "POST /admin/chargebacks/{id}/accept": "F",
  "POST /admin/chargebacks/{id}/decline": "F",
  "POST /admin/chargebacks/{id}/unfreeze": "FC",
  "POST /admin/corrections": "SMF",
  "POST /admin/deposits/{reference}/ask": "F",
  "POST /admin/deposits/{reference}/refund": "F",
  "POST /admin/deposits/{reference}/release": "F",
  "POST /admin/jobs/{id}/retry": "FA",
  "POST /admin/flags/{key}": "A",
  "POST /admin/flags/{key}/kill": "MFCA",
  "POST /admin/ledger/postings/{reverses}/reverse": "F",
  "POST /admin/offers/{id}/extend": "MN",
  "GET /admin/outages": "MFAU",
  "POST /admin/outages": "MFA",
  "POST /admin/outages/{id}/close": "MFA",
  "POST /admin/outages/{id}/renew": "MFA",
  "POST /admin/payouts/pause": "FCA",
  "POST /admin/payouts/resume": "F",
  "POST /admin/payouts/{id}/ask": "F",
  "POST /admin/payouts/{id}/reject": "F",
  "POST /admin/people/{userId}/block": "MC",
  "POST /admin/people/{userId}/notes": "SMFC",
  "POST /admin/people/{userId}/observe": "SMFC",
  "POST /admin/people/{userId}/restrictions": "MFC",
  "POST /admin/people/{userId}/unmask": "SMC",
  "POST /admin/people/{userId}/unmask-account": "FC",
  "GET /admin/queues/{kind}": "SMFCNAU",
  "POST /admin/refunds/{refundId}/account": "F",
  "POST /admin/restrictions/{restrictionId}/lift": "MFC",
  "POST /admin/roles": "A",
  "POST /admin/roles/{grantId}/end": "A",
  "POST /admin/staff-passkeys": "SMFCNAU",
  "POST /admin/staff-passkeys/{id}/ask": "SMFCNAU",
  "POST /admin/staff-passkeys/{id}/vouch": "SMFCNAU",
  "POST /admin/staff-passkeys/{id}/end": "SMFCNAU",
  "POST /admin/people/{id}/listings-a-day": "M",
  "POST /categories": "N",
  "PATCH /categories/{slug}": "N",
  "GET /admin/queues/listing": "MU",
  "GET /admin/listings/{id}": "MU",
  "POST /listings/{id}/claim": "M",
  "POST /listings/{id}/approve": "M",
  "POST /listings/{id}/keep": "M",
  "POST /listings/{id}/photo-check": "M",
  "POST /listings/{id}/reject": "M",
  "POST /listings/{id}/take-down": "M",
  "POST /listings/{id}/feature": "M",
  "POST /listings/{id}/force-extend": "MN",
  "GET /admin/support/{id}": "SMFAU",
  "POST /admin/support/{id}/answer": "SMF",
  "POST /admin/support/{id}/close": "SMF",
  "POST /admin/support-templates": "N",
  "POST /admin/support-templates/{templateId}/remove": "N",
  "GET /admin/templates": "CNAU",
  "POST /admin/templates": "N",
  "POST /admin/templates/sample": "N",
  "GET /admin/templates/{key}/{language}": "CNAU",
  "POST /admin/templates/{templateId}/discard": "N",
  "POST /admin/templates/{templateId}/publish": "N",
  "POST /admin/templates/{templateId}/retire": "N",
  "POST /admin/trades/{id}/dispute": "M",
  "POST /admin/trades/{id}/extend": "SM",
  "POST /admin/trades/{id}/review": "M",
  "POST /admin/trades/{id}/rule": "M",
  "POST /settings/{name}": "FCA",
  "POST /wallet/refund": "SMF",
  "POST /admin/views": "SMFCNAU",
  "POST /admin/views/{viewId}/remove": "SMFCNAU",
};

interface Operation {
  name: string;
  method: string;
  path: string;
  needs: OperationMeta;
}

const all: Operation[] = [];
traverseContractProcedures({ router: operations, path: [] }, ({ contract }) => {
  const { route, meta } = contract["~orpc"];
  const [method, path] = [route.method ?? "POST", route.path ?? ""];
  all.push({ name: `${method} ${path}`, method, path, needs: meta as OperationMeta });
});
const ofStaff = all.filter(({ path, needs }) => needs.staff || path.startsWith("/admin"));

let app: TestApp;
const callers = new Map<string, Pick<CallContext, "actor" | "session">>();

/** A caller who signed in with a factor just now. Their roles and permissions are what the database says. */
async function signedIn(name: string, roles: StaffRole[], role?: "ended"): Promise<void> {
  const { id } = await makeUser(app, name, { staffRoles: roles });
  if (role)
    await app.asOwner(
      "update staff_grant set ended_at = app_now(), ended_by_id = user_id where user_id = $1",
      [id],
    );
  const { sessionId } = await openSessionFor(
    id,
    { address: "198.51.100.1", userAgent: "Test" },
    { viaFactor: true },
  );
  const viewer = await readViewer(sessionId);
  if (!viewer) throw new Error("no session");
  const { roles: held, grants, hasFactor, isFresh } = viewer;
  callers.set(name, {
    actor: { id, roles: held, grants },
    session: { id: sessionId, hasFactor, isFresh },
  });
}

beforeAll(async () => {
  app = await testApp({ CALLS_A_MINUTE: "10000", ANONYMOUS_CALLS_A_MINUTE: "10000" });
  for (const [letter, role] of Object.entries(letters)) await signedIn(letter, [role]);
  await signedIn("an administrator who stays", ["ADMIN"]);
  for (const [letter, role] of Object.entries(letters))
    await signedIn(`${letter} no longer`, [role], "ended");
  await signedIn("a person", []);
  callers.set("no one", { actor: null, session: null });
});
afterAll(() => app.close());

/** The status of a call whose input is wrong: 422 for those to whom the operation exists, or 200 where it takes none. */
const statusFor = async (caller: string, operation: Operation): Promise<number> =>
  (await answerFor(callers.get(caller) ?? { actor: null }, operation)).status;

async function answerFor(
  found: Pick<CallContext, "actor" | "session">,
  { method, path }: Operation,
): Promise<Response> {
  const call = { ...found, requestId: newId(), key: newId(), address: "198.51.100.1", userAgent: "Test" };
  const url = `http://localhost:3999/api/v1${path.replaceAll(/\{\w+\}/g, "-")}`;
  const init = { method, headers: { "content-type": "application/json" } };
  const request =
    method === "GET"
      ? new Request(`${url}?unknown=1`, init)
      : new Request(url, { ...init, body: JSON.stringify({ unknown: 1 }) });
  return answerApi(request, call);
}

test("the table names every operation of staff, and each says which permission it needs", () => {
  expect(ofStaff.map(({ name }) => name).sort()).toEqual(Object.keys(table).sort());
  expect(ofStaff.filter(({ needs }) => !needs.staff).map(({ name }) => name)).toEqual([]);
  expect(Object.keys(letters).length).toBe(Object.keys(staffRoles).length);
});

describe.each(ofStaff.map((operation) => [operation.name, operation] as const))("%s", (name, operation) => {
  test(`exists for ${table[name]} alone`, async () => {
    const found = [];
    for (const letter of Object.keys(letters)) {
      const status = await statusFor(letter, operation);
      if (status !== 404) found.push(letter);
      expect([letter, [200, 404, 422].includes(status)]).toEqual([letter, true]);
    }
    expect(found.join("")).toBe(table[name]);
    for (const letter of Object.keys(letters))
      expect(await statusFor(`${letter} no longer`, operation)).toBe(404);
    expect(await statusFor("a person", operation)).toBe(404);
    expect(await statusFor("no one", operation)).toBe(401);
  });
});

test("no operation, of staff or of anyone, takes a member of staff who views as another person", async () => {
  const observing: Observed = { observing: newId(), name: "Ada", until: new Date(), now: new Date() };
  // @ts-expect-error An observer is no actor.
  const uncast: Pick<CallContext, "actor"> = { actor: observing };
  const caller = { actor: { ...uncast.actor, id: newId(), roles: [] } };
  const answers = await Promise.all(all.map((operation) => answerFor(caller, operation)));
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { reason: string }[];
  const taken = all.filter((_operation, index) => bodies[index]?.reason !== "read_only");
  expect(taken.map(({ name }) => name)).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});
