import "server-only";
import { env } from "@/lib/kernel/env";

const isSecure = () => new URL(env().APP_URL).protocol === "https:";

/** `__Host-` binds a cookie to this very host under TLS; on localhost the suffix keeps two checkouts apart. */
const nameOf = (word: string) =>
  isSecure() ? `__Host-amana.${word}` : `amana.${word}${env().COOKIE_SUFFIX}`;

const options = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() });

/** The cookie that holds a session's id, encrypted. */
export const sessionCookieName = (): string => nameOf("session");

/** The cookie by which an account knows a browser again. */
export const browserCookie = () => ({ name: nameOf("browser"), options: options() });

/** The cookie of who still has to give a second factor. */
export const pendingCookie = () => ({ name: nameOf("pending"), options: options() });

/** The cookie of who has come from Google and still has to show whose account it may open. */
export const joiningCookie = () => ({ name: nameOf("joining"), options: options() });

/** How long somebody may take at Google. */
const ON_THE_WAY_SECONDS = 15 * 60;

/** The cookies of next-auth, by our names. */
export function authCookies() {
  const onTheWay = { ...options(), maxAge: ON_THE_WAY_SECONDS };
  return {
    sessionToken: { name: sessionCookieName(), options: options() },
    csrfToken: { name: nameOf("csrf"), options: options() },
    callbackUrl: { name: nameOf("return"), options: options() },
    pkceCodeVerifier: { name: nameOf("pkce"), options: onTheWay },
    state: { name: nameOf("state"), options: onTheWay },
    nonce: { name: nameOf("nonce"), options: onTheWay },
  };
}
