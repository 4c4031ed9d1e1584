import { createPrivateKey, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import webPush from "web-push";
import { type Simulators, startForTests } from "../for-tests";
import { decrypt } from "./decrypt";
import { vapidProblem } from "./vapid";

// RFC 8291, appendix A.
const example = {
  text: "When I grow up, I want to be a watermelon",
  message:
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  keys: {
    publicKey: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    privateKey: "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};

test("the example of RFC 8291 is decrypted, and not once it was changed", () => {
  const message = Buffer.from(example.message, "base64url");
  expect(decrypt(message, example.keys)).toBe(example.text);
  for (const at of [0, 30, message.length - 1]) {
    const changed = Buffer.from(message);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => decrypt(changed, example.keys)).toThrow();
  }
});

type Browser = { id: string; endpoint: string; keys: { p256dh: string; auth: string } };

describe("the push service", () => {
  const application = webPush.generateVAPIDKeys();
  let simulators: Simulators;
  let { id, endpoint, keys } = {} as Browser;

  beforeAll(async () => {
    simulators = await startForTests();
    const applicationServerKey = application.publicKey;
    const made = await simulators.call("/control/push/subscriptions", { applicationServerKey });
    ({ id, endpoint, keys } = (await made.json()) as Browser);
  });
  afterAll(() => simulators.stop());

  const request = (text: string, options: webPush.RequestOptions = {}) =>
    webPush.generateRequestDetails({ endpoint, keys }, text, {
      vapidDetails: { subject: "mailto:hello@amana.test", ...application },
      topic: "trade",
      urgency: "high",
      ...options,
    });
  const post = ({ headers, body }: webPush.RequestDetails, changed: Record<string, string> = {}) =>
    fetch(endpoint, {
      method: "POST",
      headers: { ...(headers as Record<string, string>), ...changed },
      body: new Uint8Array(body ?? []),
      redirect: "manual",
    });
  const kept = async () => (await simulators.call(`/control/push?id=${id}`)).json();

  test("keeps what a browser reads, and of a topic the newest", async () => {
    expect((await post(request("first"))).status).toBe(201);
    expect((await post(request("second", { TTL: 60 }))).status).toBe(201);
    expect(await kept()).toMatchObject({
      messages: [{ text: "second", ttl: 60, urgency: "high", topic: "trade" }],
    });
  });

  test("refuses another key, another's signature, no encryption, and what was changed", async () => {
    const other = { subject: "mailto:hello@amana.test", ...webPush.generateVAPIDKeys() };
    const mixed = { ...other, publicKey: application.publicKey };
    expect((await post(request("x", { vapidDetails: other }))).status).toBe(403);
    expect((await post(request("x", { vapidDetails: mixed }))).status).toBe(403);
    expect((await post(request("x"), { authorization: "" })).status).toBe(403);
    expect((await post(request("x"), { "content-encoding": "aesgcm" })).status).toBe(415);
    const changed = request("x");
    changed.body?.writeUInt8(changed.body.readUInt8(changed.body.length - 1) ^ 1, changed.body.length - 1);
    expect((await post(changed)).status).toBe(400);
    expect((await post(request("x".repeat(4_000)))).status).toBe(413);
  });

  test("believes a token for itself alone, and for a day at most", () => {
    const audience = new URL(endpoint).origin;
    const problem = (claims: object) =>
      vapidProblem(authorizationOf(application, { aud: audience, sub: "mailto:a@b.c", ...claims }), {
        audience,
        key: application.publicKey,
      });
    const now = Math.floor(Date.now() / 1_000);
    expect(problem({ exp: now + 86_000 })).toBeUndefined();
    expect(problem({ exp: now + 90_000 })).toContain("a day at most");
    expect(problem({ exp: now - 1 })).toContain("a day at most");
    expect(problem({ exp: now + 60, aud: "https://fcm.googleapis.com" })).toContain("is for");
    expect(problem({ exp: now + 60, sub: "nobody" })).toContain("not complete");
  });

  test.each([404, 429, 500, "redirect"] as const)("answers %s when it is to", async (answer) => {
    await simulators.call("/control/push/answer", { id, answer });
    expect((await post(request("x"))).status).toBe(answer === "redirect" ? 307 : answer);
    await simulators.call("/control/push/answer", { id, answer: "none" });
    expect((await post(request("x"))).status).toBe(201);
  });
});

function authorizationOf({ publicKey, privateKey }: webPush.VapidKeys, claims: object): string {
  const point = Buffer.from(publicKey, "base64url");
  const [x = "", y = ""] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
    half.toString("base64url"),
  );
  const key = createPrivateKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x, y, d: privateKey } });
  const [header, body] = [{ typ: "JWT", alg: "ES256" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const signature = sign("sha256", Buffer.from(`${header}.${body}`), { key, dsaEncoding: "ieee-p1363" });
  return `vapid t=${header}.${body}.${signature.toString("base64url")}, k=${publicKey}`;
}
