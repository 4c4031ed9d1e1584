import "server-only";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { assertionSchema, factorSchema, jsonField } from "@/lib/identity/factors/schema";
import { env } from "@/lib/kernel/env";
import { mustBeOn } from "@/lib/kernel/flags";
import { Refusal } from "@/lib/kernel/refusal";
import { factorRefusals, readViewer, SESSION_ABSOLUTE_DAYS } from "../identity";
import {
  checkPassword,
  checkTextedCode,
  endSession,
  finishSignIn,
  openSessionFor,
  signInByPasskey,
  signInCodeSchema,
  startSessionOrChallenge,
} from "../identity/sign-in";
import { keptToken, thisBrowser } from "./browser";
import { authCookies } from "./cookies";
import { authReporter } from "./door/auth-log";
import { enterBrowser } from "./enter-browser";
import { googleProviders, signInFromGoogle } from "./joining/google";
import { ownAddress } from "./paths";
import { dropPending, keepPending, pendingId } from "./pending-sign-in";

const DAY_SECONDS = 24 * 60 * 60;

/** Carries a refusal through next-auth to the form. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: Refusal) {
    super();
    this.code = refusal.reason;
  }
}

/** Signs in with `authenticate`, and remembers the browser. Turns a refusal into an error of next-auth. */
async function signInBy(
  request: Request,
  authenticate: (device: Awaited<ReturnType<typeof thisBrowser>>) => Promise<{ sessionId: string }>,
): Promise<{ id: string }> {
  const device = await thisBrowser(request.headers);
  try {
    const { sessionId } = await authenticate(device);
    await enterBrowser(device);
    return { id: sessionId };
  } catch (error) {
    throw error instanceof Refusal ? new SignInRefused(error) : error;
  }
}

const password = Credentials({
  credentials: { identifier: {}, password: { type: "password" }, captcha: {} },
  async authorize({ identifier, password: typed, captcha }, request) {
    if (typeof identifier !== "string" || typeof typed !== "string") return null;
    if (identifier.length > 320 || typed.length > 1000) return null;
    const solved = typeof captcha === "string" ? captcha : "";
    return signInBy(request, async (device) => {
      const { userId } = await checkPassword({ identifier, password: typed, captcha: solved }, device);
      const outcome = await startSessionOrChallenge(userId, device);
      if (!("pendingId" in outcome)) return outcome;
      await keepPending(outcome.pendingId);
      throw new Refusal(factorRefusals.factor_needed);
    });
  },
});

/** The second factor of a pending sign-in. */
const factor = Credentials({
  id: "factor",
  credentials: { factor: {} },
  async authorize({ factor: given }, request) {
    const input = factorSchema.safeParse(jsonField(given));
    const pending = await pendingId();
    if (!input.success) return null;
    return signInBy(request, async (device) => {
      if (!pending) throw new Refusal(factorRefusals.sign_in_over);
      const opened = await finishSignIn(pending, input.data, device);
      await dropPending();
      return opened;
    });
  },
});

/** A code texted to a number that an account has verified. */
const textedCode = Credentials({
  id: "texted-code",
  credentials: { phone: {}, code: {} },
  async authorize(given, request) {
    const input = signInCodeSchema.safeParse({ phone: given.phone, code: given.code });
    if (!input.success) return null;
    return signInBy(request, async (device) => {
      await mustBeOn("sign_in.code", { device: await keptToken() });
      const { userId } = await checkTextedCode(input.data, device);
      return openSessionFor(userId, device, { viaFactor: false });
    });
  },
});

/** A discoverable passkey alone. */
const passkey = Credentials({
  id: "passkey",
  credentials: { passkey: {} },
  async authorize({ passkey: given }, request) {
    const input = assertionSchema.safeParse(jsonField(given));
    if (!input.success) return null;
    return signInBy(request, (device) => signInByPasskey(input.data, device));
  },
});

/** Sessions are rows. The cookie is next-auth's encrypted token, which contains only the row's id. */
const callbacks: NextAuthConfig["callbacks"] = {
  async jwt({ token, user }) {
    if (user) return { sessionId: user.id };
    const { sessionId } = token;
    return typeof sessionId === "string" && (await readViewer(sessionId)) ? { sessionId } : null;
  },
  session: ({ session }) => ({ expires: session.expires }),
  signIn: ({ account, user, profile }) => account?.provider !== "google" || signInFromGoogle(user, profile),
  redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
};

function config(): NextAuthConfig {
  // Otherwise next-auth derives its own URL from forwarded headers.
  process.env.AUTH_URL = new URL(env().APP_URL).origin;
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    providers: [password, factor, textedCode, passkey, ...googleProviders()],
    session: { strategy: "jwt", maxAge: SESSION_ABSOLUTE_DAYS * DAY_SECONDS },
    cookies: authCookies(),
    useSecureCookies: env().APP_URL.startsWith("https:"),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    callbacks,
    events: {
      async signOut(message) {
        const id = "token" in message ? message.token?.sessionId : undefined;
        if (typeof id === "string") await endSession(id);
      },
    },
    logger: { error: authReporter(), warn() {}, debug() {} },
  };
}

export const { handlers, signIn, signOut } = NextAuth(config);
