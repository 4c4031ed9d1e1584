import { createPublicKey, verify } from "node:crypto";
import { z } from "zod";

const claims = z.object({
  aud: z.string(),
  exp: z.number(),
  sub: z.string().regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/.+)$/),
});
const DAY_SECONDS = 24 * 60 * 60;

/** What is wrong with an Authorization header (RFC 8292); undefined if nothing is. */
export function vapidProblem(
  authorization: string | undefined,
  { audience, key }: { audience: string; key: string },
): string | undefined {
  const [, token, by] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? "") ?? [];
  if (!token || !by) return "There is no VAPID authorization.";
  if (by !== key) return "The subscription belongs to another key.";
  const [header = "", body = "", signature = ""] = token.split(".");
  if (!isSigned(`${header}.${body}`, signature, key)) return "The signature is wrong.";
  const claimed = claims.safeParse(fromBase64(body));
  if (!claimed.success) return "The claims are not complete.";
  const { aud, exp } = claimed.data;
  const now = Date.now() / 1_000;
  if (aud !== audience) return `The token is for ${aud}.`;
  if (exp <= now || exp > now + DAY_SECONDS) return "The token lasts a day at most, and has not run out.";
  return undefined;
}

function isSigned(text: string, signature: string, key: string): boolean {
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const publicKey = createPublicKey({
    format: "jwk",
    key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" },
  });
  const given = Buffer.from(signature, "base64url");
  return verify("sha256", Buffer.from(text), { key: publicKey, dsaEncoding: "ieee-p1363" }, given);
}

function fromBase64(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
