import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { readViewer } from "../queries";
import { finishSignIn, signInByPasskey, startSessionOrChallenge } from "../sign-in/pending-sign-in";
import { addPasskey, askForNewPasskey } from "./add-passkey";
import { SoftAuthenticator } from "./authenticator-for-tests";
import { askForPasskey, takeAssertion } from "./passkeys";
import { ownPasskeys } from "./queries";
import { removePasskey, renamePasskey } from "./remove-factor";
import { askToSign, mustBeSigned, type SignedAct } from "./signed-acts";
import { reauthenticate } from "./step-up";

const from = { address: "198.51.100.9", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)" };
const appUrl = "http://localhost:3999";
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ APP_URL: appUrl });
});
afterAll(() => app.close());

async function withPasskey(name: string) {
  const user = await makeUser(app, name);
  const key = new SoftAuthenticator(appUrl);
  await addPasskey(user.actor, key.make(await askForNewPasskey(user.actor)), from);
  return { user, key };
}

const pendingSignInOf = async (user: TestUser) => {
  const outcome = await startSessionOrChallenge(user.id, from);
  if (!("pendingId" in outcome)) throw new Error("a sign-in with a factor must be pending");
  return outcome.pendingId;
};

describe("a passkey", () => {
  test("is named after its device; only its owner can rename and remove it", async () => {
    const { user, key } = await withPasskey("Ada");
    const stranger = await makeUser(app, "Mallory");
    expect(await ownPasskeys(user.id)).toMatchObject([{ id: key.id, name: "iPhone", lastUsedAt: null }]);
    const notFound = { reason: "not_found" };
    await expect(renamePasskey(stranger.actor, { id: key.id, name: "Mine" })).rejects.toMatchObject(notFound);
    await expect(removePasskey(stranger.actor, { id: key.id }, from)).rejects.toMatchObject(notFound);
    await renamePasskey(user.actor, { id: key.id, name: "Old phone" });
    expect(await ownPasskeys(user.id)).toMatchObject([{ name: "Old phone" }]);
    await removePasskey(user.actor, { id: key.id }, from);
    expect(await ownPasskeys(user.id)).toEqual([]);
  });

  test.each([
    ["on another origin", { origin: "http://evil.test" }],
    ["with another challenge", { challenge: Buffer.alloc(32).toString("base64url") }],
    ["without user verification", { unverified: true }],
  ])("is refused when created %s", async (_how, wish) => {
    const user = await makeUser(app, "Bayo");
    const made = new SoftAuthenticator(appUrl).make(await askForNewPasskey(user.actor), wish);
    await expect(addPasskey(user.actor, made, from)).rejects.toMatchObject({ reason: "passkey_refused" });
    await expect(addPasskey(user.actor, made, from)).rejects.toMatchObject({ reason: "challenge_over" });
  });

  test("signs its owner in without an identifier, and counts as both factors", async () => {
    const { user, key } = await withPasskey("Chidi");
    const { sessionId } = await signInByPasskey(key.sign(await askForPasskey("sign_in", null)), from);
    expect(await readViewer(sessionId)).toMatchObject({ id: user.id, isFresh: true, hasFactor: true });
    expect(await ownPasskeys(user.id)).toMatchObject([{ lastUsedAt: expect.any(Date) }]);
  });

  test("signs in once when the response is sent twenty times concurrently", async () => {
    const { key } = await withPasskey("Dele");
    const signed = key.sign(await askForPasskey("sign_in", null));
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => signInByPasskey(signed, from)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("must answer within five minutes", async () => {
    const { key } = await withPasskey("Efe");
    const asked = await askForPasskey("sign_in", null);
    await app.moveTime("6 minutes");
    await expect(signInByPasskey(key.sign(asked), from)).rejects.toMatchObject({ reason: "challenge_over" });
  });

  test.each([
    ["on another origin", { origin: "https://amana.evil.test" }],
    ["with another challenge", { challenge: Buffer.alloc(32, 7).toString("base64url") }],
    ["without user verification", { unverified: true }],
    [
      "with another user handle",
      { userHandle: Buffer.from("00000000-0000-0000-0000-000000000001").toString("base64url") },
    ],
    ["with a counter that did not increase", { counter: 1 }],
  ])("is refused when it signs %s", async (_how, wish) => {
    const { key } = await withPasskey("Femi");
    const signed = key.sign(await askForPasskey("sign_in", null), wish);
    await expect(signInByPasskey(signed, from)).rejects.toMatchObject({ reason: "passkey_refused" });
  });

  test("is refused when it belongs to another user, or the challenge has another purpose", async () => {
    const [owner, thief] = await Promise.all([withPasskey("Gift"), withPasskey("Hauwa")]);
    const asked = await askForPasskey("step_up", owner.user.id);
    await expect(takeAssertion("step_up", owner.user.id, thief.key.sign(asked))).rejects.toMatchObject({
      reason: "passkey_refused",
    });
    const elsewhere = owner.key.sign(await askForPasskey("sign_in", null));
    await expect(takeAssertion("step_up", owner.user.id, elsewhere)).rejects.toMatchObject({
      reason: "challenge_over",
    });
  });
});

describe("a pending sign-in", () => {
  test("becomes a session with a passkey, once", async () => {
    const { user, key } = await withPasskey("Ibe");
    const pendingId = await pendingSignInOf(user);
    const passkey = key.sign(await askForPasskey("sign_in", user.id));
    const { sessionId } = await finishSignIn(pendingId, { by: "passkey", passkey }, from);
    expect(await readViewer(sessionId)).toMatchObject({ id: user.id, isFresh: true });
    const again = key.sign(await askForPasskey("sign_in", user.id));
    await expect(finishSignIn(pendingId, { by: "passkey", passkey: again }, from)).rejects.toMatchObject({
      reason: "sign_in_over",
    });
  });

  test("ends after five attempts, even concurrent ones", async () => {
    const { user, key } = await withPasskey("Jide");
    const pendingId = await pendingSignInOf(user);
    const tries = await Promise.allSettled(
      Array.from({ length: 30 }, () =>
        finishSignIn(pendingId, { by: "recovery", code: "00000-00000" }, from),
      ),
    );
    const reasons = tries.map((one) => (one.status === "rejected" ? one.reason.reason : "entered"));
    expect(reasons.filter((reason) => reason === "wrong_recovery_code")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "sign_in_over")).toHaveLength(25);
    const passkey = key.sign(await askForPasskey("sign_in", user.id));
    await expect(finishSignIn(pendingId, { by: "passkey", passkey }, from)).rejects.toMatchObject({
      reason: "sign_in_over",
    });
  });

  test("expires after ten minutes", async () => {
    const { user, key } = await withPasskey("Kemi");
    const pendingId = await pendingSignInOf(user);
    await app.moveTime("11 minutes");
    const passkey = key.sign(await askForPasskey("sign_in", user.id));
    await expect(finishSignIn(pendingId, { by: "passkey", passkey }, from)).rejects.toMatchObject({
      reason: "sign_in_over",
    });
  });
});

test("a passkey refreshes the session, and a password does not if the user has a factor", async () => {
  const { user, key } = await withPasskey("Lola");
  const { sessionId } = await signInByPasskey(key.sign(await askForPasskey("sign_in", null)), from);
  await app.moveTime("6 minutes");
  expect(await readViewer(sessionId)).toMatchObject({ isFresh: false });
  await expect(
    reauthenticate(user.actor, sessionId, { by: "password", password: "whatever" }, from),
  ).rejects.toMatchObject({ reason: "factor_not_password" });
  const passkey = key.sign(await askForPasskey("step_up", user.id));
  await reauthenticate(user.actor, sessionId, { by: "passkey", passkey }, from);
  expect(await readViewer(sessionId)).toMatchObject({ isFresh: true });
});

describe("a signed act", () => {
  const act: SignedAct = {
    act: "trade.approve",
    subjectId: "0193a1b2-0000-7000-8000-000000000001",
    amountMinor: 2_397_16n,
    payeeId: "0193a1b2-0000-7000-8000-000000000002",
    version: 3n,
  };

  async function signingRequest(name: string) {
    const { user, key } = await withPasskey(name);
    const request = await askToSign(user.id, act);
    if (!request) throw new Error("a user with a passkey must sign");
    return { user, key, request };
  }

  test("accepts a signature once", async () => {
    const { user, key, request } = await signingRequest("Musa");
    const signature = key.sign(request);
    await mustBeSigned(user.id, act, signature);
    await expect(mustBeSigned(user.id, act, signature)).rejects.toMatchObject({ reason: "challenge_over" });
  });

  test.each<[string, Partial<SignedAct>]>([
    ["one kobo more", { amountMinor: act.amountMinor + 1n }],
    ["another payee", { payeeId: "0193a1b2-0000-7000-8000-00000000000f" }],
    ["another trade", { subjectId: "0193a1b2-0000-7000-8000-00000000000f" }],
    ["a later version", { version: 4n }],
  ])("refuses a signature for %s", async (_what, other) => {
    const { user, key, request } = await signingRequest("Ngozi");
    await expect(mustBeSigned(user.id, { ...act, ...other }, key.sign(request))).rejects.toMatchObject({
      reason: "wrong_signature",
    });
    await expect(mustBeSigned(user.id, act, key.sign(request))).rejects.toMatchObject({
      reason: "challenge_over",
    });
  });

  test("refuses a signature for another act, by another user or with another challenge", async () => {
    const { user, key, request } = await signingRequest("Obi");
    const other = await signingRequest("Peju");
    await expect(
      mustBeSigned(user.id, { ...act, act: "payout.request" }, key.sign(request)),
    ).rejects.toMatchObject({ reason: "challenge_over" });
    await expect(mustBeSigned(user.id, act, other.key.sign(request))).rejects.toMatchObject({
      reason: "wrong_signature",
    });
    await expect(mustBeSigned(user.id, act, key.sign(other.request))).rejects.toMatchObject({
      reason: "challenge_over",
    });
  });

  test("requires a signature only from users with a passkey", async () => {
    const { user } = await signingRequest("Ronke");
    await expect(mustBeSigned(user.id, act, undefined)).rejects.toMatchObject({ reason: "signature_needed" });
    const without = await makeUser(app, "Sade");
    expect(await askToSign(without.id, act)).toBeUndefined();
    await mustBeSigned(without.id, act, undefined);
  });
});
