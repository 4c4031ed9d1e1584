import "server-only";
import { env } from "@/lib/kernel/env";

const isSecure = () => new URL(env().APP_URL).protocol === "https:";

/** `__Host-` binds a cookie to this host under TLS; on localhost the suffix separates two checkouts. */
const nameOf = (word: string) =>
  isSecure() ? `__Host-amana.${word}` : `amana.${word}${env().COOKIE_SUFFIX}`;

const options = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });

/** The cookie with the encrypted session id. */
export const sessionCookieName = (): string => nameOf("session");

/** The cookie by which accounts recognise a browser. */
export const browserCookie = () => ({ name: nameOf("browser"), options: options() });

/** The cookie of a pending sign-in. */
export const pendingCookie = () => ({ name: nameOf("pending"), options: options() });

/** The cookie of a sign-in that waits for a texted code. */
export const textedCookie = () => ({ name: nameOf("texted"), options: options() });

/** The cookie of a Google user who still has to sign in to the account to connect. */
export const joiningCookie = () => ({ name: nameOf("joining"), options: options() });

/** The cookie with what somebody who is not signed in looks at buying. */
export const cartCookie = () => ({ name: nameOf("cart"), options: options() });

/** The cookie with the state for which the price of delivery was last asked. */
export const stateCookie = () => ({ name: nameOf("place"), options: options() });

/** The cookie with what a buyer has written to sellers, where no script keeps it. */
export const notesCookie = () => ({ name: nameOf("notes"), options: options() });

/** Time limit for the sign-in at Google. */
const OAUTH_SECONDS = 15 * 60;

/** The cookies of next-auth, with our names. */
export function authCookies() {
  const oauthOptions = { ...options(), maxAge: OAUTH_SECONDS };
  return {
    sessionToken: { name: sessionCookieName(), options: options() },
    csrfToken: { name: nameOf("csrf"), options: options() },
    callbackUrl: { name: nameOf("return"), options: options() },
    pkceCodeVerifier: { name: nameOf("pkce"), options: oauthOptions },
    state: { name: nameOf("state"), options: oauthOptions },
    nonce: { name: nameOf("nonce"), options: oauthOptions },
  };
}
