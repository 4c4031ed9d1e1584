import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leaving, operations } from "@/lib/composition";
import { disputeProcedures } from "@/lib/disputes/procedures";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { identityProcedures } from "../procedures";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

/** Changes of sign-in methods, data exports, acts on other users' money, and what pays the other side of a dispute for good. */
const needReauthentication = [
  "acceptOffer",
  "addPasskey",
  "askForNewPasskey",
  "askForPhoneChange",
  "beginTotp",
  "changePassword",
  "changePhone",
  "closeAccount",
  "confirmTotp",
  "declineAppeal",
  "exportMine",
  "grantAppeal",
  "liftRestriction",
  "offer",
  "removePasskey",
  "removeTotp",
  "renewRecoveryCodes",
  "requestBlock",
  "restrictPerson",
  "resumeAccount",
  "rule",
];

/** Whether an operation requires reauthentication before it validates its input. */
async function needsReauthentication(operation: unknown, by: TestUser): Promise<boolean> {
  const context = {
    actor: by.actor,
    session: { id: newId(), hasFactor: true, isFresh: false },
    key: newId(),
    requestId: "r1",
    address: "198.51.100.7",
    userAgent: "Test browser",
  };
  const answer = await call(operation as never, {}, { context: context as never }).catch(
    (error: unknown) => error,
  );
  return answer instanceof Refusal && answer.reason === "step_up_needed";
}

async function operationsRequiringIt(operations: object, by = chidi): Promise<string[]> {
  const names: string[] = [];
  for (const [name, operation] of Object.entries(operations)) {
    if (await needsReauthentication(operation, by)) names.push(name);
  }
  return names.toSorted();
}

test("changes of sign-in methods, exports and rulings require reauthentication after five minutes", async () => {
  expect(
    await operationsRequiringIt({ ...identityProcedures, ...leaving.operations, ...disputeProcedures }),
  ).toEqual(needReauthentication);
});

test("payouts, new bank accounts and decisions about others' money require reauthentication", async () => {
  const efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  const names = await operationsRequiringIt(operations.payouts ?? {}, efe);
  expect(names).toEqual(
    // A withdrawal can be signed instead: lib/payouts/procedures.test.ts.
    expect.arrayContaining(["addAccount", "askToPay", "reject"]),
  );
  expect(await operationsRequiringIt(operations.approvals ?? {})).toContain("agree");
});
