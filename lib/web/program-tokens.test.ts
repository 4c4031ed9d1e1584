import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { phoneCode } from "@/lib/identity/contact/codes";
import { beginTotp, confirmTotp } from "@/lib/identity/factors/set-up-totp";
import { totpCode, totpPlace } from "@/lib/identity/factors/totp";
import { newId } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { unseal } from "@/lib/kernel/sealed/sealed";
import { liftAll, restrict } from "@/lib/testing/restrict";
import { openProgramStage, type ProgramStage } from "./program-for-tests";

vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let stage: ProgramStage;
const newOffer = {
  ...airtimeOf(100_000n),
  price: moneyView(95_000n),
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
};

beforeAll(async () => {
  stage = await openProgramStage();
});
afterAll(() => stage.app.close());

test("an API client signs in with the password, makes changes without an origin, and signs out", async () => {
  const user = await stage.makeUser("Ada");
  const { body } = await stage.signIn(user);
  expect(body).toEqual({
    accessToken: expect.any(String),
    refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    expiresIn: 900,
  });
  const bearer = body.accessToken;
  expect((await stage.send("GET", "/me", { bearer })).body).toMatchObject({ id: user.id });
  const { body: sessions } = await stage.send("GET", "/auth/sessions", { bearer });
  expect(sessions.items).toMatchObject([{ kind: "PROGRAM", isThis: true, userAgent: "Test program" }]);
  expect((await stage.send("DELETE", "/auth/token", { bearer })).status).toBe(204);
  expect((await stage.send("GET", "/me", { bearer })).status).toBe(401);
  expect((await stage.refresh(body.refreshToken)).status).toBe(401);
  expect(await stage.kindsOf(user)).toEqual(["program_signed_in"]);
});

test("an API client signs in with a texted code, and confirms with the password before it moves money", async () => {
  const user = await stage.makeUser("Adaeze");
  const { phone } = user;
  expect(await stage.send("POST", "/auth/code/send", { body: { phone } })).toEqual({ status: 202 });
  const { rows } = await stage.app.asOwner("select id from sign_in_code where phone = $1", [phone]);
  const body = { phone, code: phoneCode(rows[0].id) };
  const answer = await stage.send("POST", "/auth/code/token", { body });
  expect(answer).toMatchObject({ status: 200, body: { expiresIn: 900 } });
  const bearer = answer.body.accessToken;
  expect((await stage.send("GET", "/me", { bearer })).body).toMatchObject({ id: user.id });
  const publish = () => stage.send("POST", "/offers", { bearer, key: newId(), body: newOffer });
  expect(await publish()).toMatchObject({ status: 403, body: { reason: "step_up_needed" } });
  const proof = { by: "password", password: "correct horse battery" };
  expect((await stage.send("POST", "/auth/step-up", { bearer, body: proof })).status).toBe(204);
  expect((await publish()).status).toBe(201);
  expect((await stage.send("POST", "/auth/code/token", { body })).status).toBe(422);
  expect(await stage.kindsOf(user)).toEqual(["program_signed_in_by_code"]);
});

test("an access token contains a session id and nothing about the user", async () => {
  const user = await stage.makeUser("Bayo");
  const { accessToken } = await stage.tokensOf(user);
  const [header, payload] = accessToken
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  expect(header).toEqual({ alg: "HS256", typ: "at+jwt" });
  expect(Object.keys(payload).toSorted()).toEqual(["aud", "exp", "iat", "iss", "sid"]);
  expect(payload.exp - payload.iat).toBe(900);
});

test("refuses a wrong password, and locks the account after five", async () => {
  const user = await stage.makeUser("Chidi");
  const wrong = () => stage.signIn(user, { password: "not the right one" });
  expect(await wrong()).toMatchObject({ status: 401, body: { reason: "wrong_password" } });
  for (let more = 0; more < 4; more += 1) await wrong();
  const { body } = await stage.signIn(user);
  expect(["captcha_needed", "account_locked"]).toContain(body.reason);
});

test("requires the second factor, and accepts a code once", async () => {
  const user = await stage.makeUser("Dele");
  await beginTotp(user.actor);
  const { rows } = await stage.app.asOwner("select secret, app_now() as now from totp where user_id = $1", [
    user.id,
  ]);
  const secret = unseal(totpPlace(user.id), rows[0].secret);
  const codeAfter = (steps: number) => totpCode(secret, new Date(rows[0].now.getTime() + steps * 30_000));
  await confirmTotp(user.actor, { code: codeAfter(0) }, {});
  expect(await stage.signIn(user)).toMatchObject({ status: 401, body: { reason: "factor_needed" } });
  expect((await stage.signIn(user, { code: codeAfter(0) })).status).toBe(422);
  const sessions = await stage.app.asOwner("select id from session where user_id = $1", [user.id]);
  expect(sessions.rows).toEqual([]);
  const all = await Promise.all(Array.from({ length: 4 }, () => stage.signIn(user, { code: codeAfter(1) })));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
});

test("under step_up a stale token can read, but not make changes", async () => {
  const user = await stage.makeUser("Ebere");
  await restrict(stage.app, user.id, "step_up");
  const bearer = (await stage.tokensOf(user)).accessToken;
  await stage.app.moveTime("10 minutes");
  expect((await stage.send("GET", "/me", { bearer })).body.restrictions).toMatchObject([{ kind: "step_up" }]);
  const begin = () => stage.send("POST", `/trades/${user.id}/begin`, { bearer, key: user.id });
  expect(await begin()).toMatchObject({ status: 403, body: { reason: "step_up_needed" } });
  await liftAll(stage.app, user.id);
  expect(await begin()).toMatchObject({ status: 404 });
});

describe("a refresh token", () => {
  test("works once; a second use ends the session and notifies the owner", async () => {
    const user = await stage.makeUser("Efe");
    const first = await stage.tokensOf(user);
    const second = (await stage.refresh(first.refreshToken)).body;
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await stage.send("GET", "/me", { bearer: second.accessToken })).status).toBe(200);
    expect(await stage.refresh(first.refreshToken)).toMatchObject({
      status: 401,
      body: { reason: "token_over" },
    });
    expect((await stage.send("GET", "/me", { bearer: second.accessToken })).status).toBe(401);
    expect((await stage.refresh(second.refreshToken)).status).toBe(401);
    expect(await stage.kindsOf(user)).toEqual(["program_signed_in", "token_reused"]);
  });

  test("gives new tokens once when it is used 20 times concurrently, then ends the session", async () => {
    const user = await stage.makeUser("Femi");
    const { refreshToken } = await stage.tokensOf(user);
    const all = await Promise.all(Array.from({ length: 20 }, () => stage.refresh(refreshToken)));
    const [won, ...others] = all.filter(({ status }) => status === 200);
    expect(others).toEqual([]);
    expect((await stage.refresh(won?.body.refreshToken)).status).toBe(401);
    expect(await stage.kindsOf(user)).toEqual(["program_signed_in", "token_reused"]);
  });

  test("is stored as a hash, and expires after seven days", async () => {
    const user = await stage.makeUser("Gozi");
    const { refreshToken, accessToken } = await stage.tokensOf(user);
    const { rows } = await stage.app.asOwner(
      "select encode(token_hash, 'escape') as kept from refresh_token where session_id in (select id from session where user_id = $1)",
      [user.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].kept).not.toContain(refreshToken);
    await stage.app.moveTime("8 days");
    expect((await stage.refresh(refreshToken)).status).toBe(401);
    expect((await stage.send("GET", "/me", { bearer: accessToken })).status).toBe(401);
    expect(await stage.kindsOf(user)).toEqual(["program_signed_in"]);
  });

  test("of a blocked user is refused, and not treated as copied", async () => {
    const user = await stage.makeUser("Hauwa");
    const { accessToken, refreshToken } = await stage.tokensOf(user);
    await restrict(stage.app, user.id, "blocked");
    expect(await stage.send("GET", "/me", { bearer: accessToken })).toMatchObject({
      status: 403,
      body: { reason: "blocked" },
    });
    expect((await stage.refresh(refreshToken)).status).toBe(401);
    await liftAll(stage.app, user.id);
    expect((await stage.refresh(refreshToken)).status).toBe(200);
  });

  test.each(["", "x", "a".repeat(43)])("refuses %j", async (token) => {
    expect((await stage.refresh(token)).status).toBe(401);
  });
});

describe("a user's sessions", () => {
  test("one session ends another immediately; another user's session is not found", async () => {
    const user = await stage.makeUser("Jide");
    const [here, there] = [await stage.tokensOf(user), await stage.tokensOf(user)];
    const { body } = await stage.send("GET", "/auth/sessions", { bearer: here.accessToken });
    const { id } = body.items.find(({ isThis }: { isThis: boolean }) => !isThis);
    const stranger = await stage.tokensOf(await stage.makeUser("Kemi"));
    const end = (bearer: string) => stage.send("DELETE", `/auth/sessions/${id}`, { bearer });
    expect((await end(stranger.accessToken)).status).toBe(404);
    expect((await stage.send("GET", "/me", { bearer: there.accessToken })).status).toBe(200);
    expect((await end(here.accessToken)).status).toBe(204);
    expect((await stage.send("GET", "/me", { bearer: there.accessToken })).status).toBe(401);
    expect((await end(here.accessToken)).status).toBe(404);
    expect((await stage.send("DELETE", "/auth/sessions/all", { bearer: here.accessToken })).status).toBe(422);
  });

  test("one session ends all others of the same user", async () => {
    const [user, other] = [await stage.makeUser("Lara"), await stage.makeUser("Musa")];
    const here = await stage.tokensOf(user);
    const others = [await stage.tokensOf(user), await stage.tokensOf(user)];
    const foreign = await stage.tokensOf(other);
    const { body } = await stage.send("POST", "/auth/sessions/end-others", {
      bearer: here.accessToken,
      body: {},
    });
    expect(body).toEqual({ ended: 2 });
    for (const { accessToken } of others) {
      expect((await stage.send("GET", "/me", { bearer: accessToken })).status).toBe(401);
    }
    for (const { accessToken } of [here, foreign]) {
      expect((await stage.send("GET", "/me", { bearer: accessToken })).status).toBe(200);
    }
  });

  test("are not listed without authentication", async () => {
    expect((await stage.send("GET", "/auth/sessions")).status).toBe(401);
  });
});
