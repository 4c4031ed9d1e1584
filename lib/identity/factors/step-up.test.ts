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

/** What changes how one signs in, what leaves with one's records, and what moves other people's money. */
const needProof = [
  "addPasskey",
  "askForNewPasskey",
  "askForPhoneChange",
  "beginTotp",
  "changePassword",
  "changePhone",
  "closeAccount",
  "confirmTotp",
  "exportMine",
  "liftRestriction",
  "removePasskey",
  "removeTotp",
  "renewRecoveryCodes",
  "restrictPerson",
  "rule",
];

/** Whether an operation says, before it looks at what was sent, that they must prove first that it is they. */
async function asksForProof(operation: unknown): Promise<boolean> {
  const context = {
    actor: chidi.actor,
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

async function thoseThatAsk(operations: object): Promise<string[]> {
  const asked: string[] = [];
  for (const [name, operation] of Object.entries(operations)) {
    if (await asksForProof(operation)) asked.push(name);
  }
  return asked.toSorted();
}

test("a session that has not proven itself for five minutes may change nothing about how one signs in, nor rule", async () => {
  expect(await thoseThatAsk({ ...identityProcedures, ...leaving.operations, ...disputeProcedures })).toEqual(
    needProof,
  );
});

test("nor may it let money leave, add an account that it could leave to, or decide about another's", async () => {
  const asked = await thoseThatAsk(operations.payouts ?? {});
  expect(asked).toEqual(
    // A withdrawal may be signed instead of proven: lib/payouts/procedures.test.ts.
    expect.arrayContaining(["addAccount", "askToPay", "reject"]),
  );
  expect(await thoseThatAsk(operations.approvals ?? {})).toContain("agree");
});
