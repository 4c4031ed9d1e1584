import "server-only";
import { hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";

/** How long an access token opens anything. Its session can end before. */
export const ACCESS_MINUTES = 15;

const ALGORITHM = "HS256";
const TYPE = "at+jwt";
/** A key of their own, so that nothing else that is signed with AUTH_SECRET can pass for a token. */
const key = () => Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "amana access token", 32));

const issuer = () => new URL(env().APP_URL).origin;
const audience = () => `${issuer()}/api/v1`;

/** A program's access token. It holds the session's id and nothing about the person: what they may is read at each request. */
export function signAccessToken(sessionId: string): Promise<string> {
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(issuer())
    .setAudience(audience())
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_MINUTES}m`)
    .sign(key());
}

/** The session that a token names; undefined where it is none of ours, or too old. Whether the session lives is another question. */
export async function sessionOfToken(token: string): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, key(), {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: issuer(),
      audience: audience(),
      requiredClaims: ["exp", "iat", "sid"],
      maxTokenAge: `${ACCESS_MINUTES}m`,
    });
    return typeof payload.sid === "string" && isUuid(payload.sid) ? payload.sid : undefined;
  } catch {
    return undefined;
  }
}
