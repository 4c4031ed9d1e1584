import { Secret } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeUser, type TestApp, testApp, useTestSettings } from "@/lib/testing/world";
import { changePassword } from "../password/change-password";
import { hashPassword } from "../password/hash";
import { startSessionOrChallenge } from "../sign-in/pending-sign-in";
import { signInByPassword } from "../sign-in/sign-in-for-tests";
import { takeFactor } from "./proof";
import { ownFactors } from "./queries";
import { beginTotp, confirmTotp, readTotpSetup } from "./set-up-totp";
import { reauthenticate } from "./step-up";
import { totpCode } from "./totp";

// All of this runs in the process that serves people, whose role reads no secret.

const password = "correct horse battery";
const device = { address: "198.51.100.7", userAgent: "Test browser" };
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
  useTestSettings({ DATABASE_URL: app.webUrl });
});
afterAll(() => app.close());

test("a password signs in, confirms, and is changed", async () => {
  const user = await makeUser(app, "Ada", { passwordHash: await hashPassword(password) });
  const { sessionId } = await signInByPassword({ identifier: user.email, password }, device);
  await reauthenticate(user.actor, sessionId, { by: "password", password }, device);
  const change = { currentPassword: password, password: "marmalade on a bicycle", endOthers: false };
  await changePassword(user.actor, change, { ...device, sessionId });
  await signInByPassword({ identifier: user.email, password: change.password }, device);
  expect(await ownFactors(user.id)).toMatchObject({ hasPassword: true });
});

test("an authenticator app is set up, and its codes are taken", async () => {
  const user = await makeUser(app, "Bayo");
  await beginTotp(user.actor);
  const setup = await readTotpSetup(user.id);
  const secret = Secret.fromBase32(setup?.typed.replaceAll(" ", "") ?? "").bytes;
  const { rows } = await app.asOwner("select app_now() as now");
  const codeAt = (steps: number) => totpCode(secret, new Date(rows[0].now.getTime() + steps * 30_000));
  await confirmTotp(user.actor, { code: codeAt(0) }, device);
  await takeFactor(user.id, { by: "app", code: codeAt(1) }, "step_up", device);
  expect(await startSessionOrChallenge(user.id, device)).toHaveProperty("pendingId");
});
