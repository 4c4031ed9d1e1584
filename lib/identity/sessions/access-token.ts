import "server-only";
import { hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { env } from "@/lib/kernel/env";
import { isUuid } from "@/lib/kernel/ids";

/** Validity of an access token, in minutes. Its session can end earlier. */
export const ACCESS_MINUTES = 15;

const ALGORITHM = "HS256";
const TYPE = "at+jwt";
/** A dedicated key, so that nothing else signed with AUTH_SECRET is accepted as a token. */
const key = () => Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", "amana access token", 32));

const issuer = () => new URL(env().APP_URL).origin;
const audience = () => `${issuer()}/api/v1`;

/** An API client's access token. It contains only the session's id: permissions are read on each request. */
export function signAccessToken(sessionId: string): Promise<string> {
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setIssuer(issuer())
    .setAudience(audience())
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_MINUTES}m`)
    .sign(key());
}

/** The session id in a token; undefined if it is invalid or expired. Does not check the session itself. */
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
