import { createHmac, hkdfSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openProgramStage, type ProgramStage } from "./program-for-tests";

vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let stage: ProgramStage;

beforeAll(async () => {
  stage = await openProgramStage();
});
afterAll(() => stage.app.close());

describe("refuses a forged access token:", () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = () => Math.floor(Date.now() / 1000);

  /** A forged token, signed with `key`, by default our own. */
  function forged(header: object, payload: object, key?: string): string {
    const ours = Buffer.from(hkdfSync("sha256", process.env.AUTH_SECRET ?? "", "", "amana access token", 32));
    const signed = `${part(header)}.${part(payload)}`;
    const signature = createHmac("sha256", key ?? ours)
      .update(signed)
      .digest("base64url");
    return `${signed}.${signature}`;
  }

  const right = { alg: "HS256", typ: "at+jwt" };
  const claims = (sid: string) => ({
    sid,
    iss: "http://localhost:3999",
    aud: "http://localhost:3999/api/v1",
    iat: now(),
    exp: now() + 900,
  });

  async function statusWith(
    make: (good: ReturnType<typeof claims>, token: string) => Promise<string> | string,
  ) {
    const user = await stage.makeUser("Ife");
    const { accessToken } = await stage.tokensOf(user);
    const payload = JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString());
    const bearer = await make(claims(payload.sid), accessToken);
    return (await stage.send("GET", "/me", { bearer })).status;
  }

  test("accepts a token forged with our own key", async () => {
    expect(await statusWith((good) => forged(right, good))).toBe(200);
  });

  test.each<[string, (good: ReturnType<typeof claims>, token: string) => Promise<string> | string]>([
    ["alg none", (good) => `${part({ alg: "none", typ: "at+jwt" })}.${part(good)}.`],
    ["alg none with a signature", (good) => forged({ alg: "none", typ: "at+jwt" }, good)],
    ["another algorithm", (good) => forged({ alg: "HS512", typ: "at+jwt" }, good)],
    ["another type", (good) => forged({ alg: "HS256", typ: "JWT" }, good)],
    ["no type", (good) => forged({ alg: "HS256" }, good)],
    ["another key", (good) => forged(right, good, "another key, quite as long as ours is")],
    ["AUTH_SECRET itself as the key", (good) => forged(right, good, process.env.AUTH_SECRET)],
    ["another audience", (good) => forged(right, { ...good, aud: "http://localhost:3999" })],
    ["no audience", (good) => forged(right, { ...good, aud: undefined })],
    ["another issuer", (good) => forged(right, { ...good, iss: "https://evil.example" })],
    ["an expiry that has passed", (good) => forged(right, { ...good, exp: now() - 1 })],
    ["no expiry", (good) => forged(right, { ...good, exp: undefined })],
    ["an expiry far away", (good) => forged(right, { ...good, iat: now() - 1000, exp: now() + 9_000_000 })],
    ["a session that is no id", (good) => forged(right, { ...good, sid: "' or true --" })],
    ["an unknown session", (good) => forged(right, { ...good, sid: crypto.randomUUID() })],
    [
      "a flipped letter",
      (_, token) => `${token.slice(0, 40)}${token[40] === "a" ? "b" : "a"}${token.slice(41)}`,
    ],
    ["no signature", (_, token) => token.split(".").slice(0, 2).join(".")],
    ["nothing", () => ""],
  ])("%s", async (_, make) => {
    expect(await statusWith(make)).toBe(401);
  });
});
