import "server-only";
import { headers } from "next/headers";
import type { NextAuthConfig, Profile, User } from "next-auth";
import { z } from "zod";
import { nameSchema } from "@/lib/identity/name-schema";
import { env } from "@/lib/kernel/env";
import { mustBeOn } from "@/lib/kernel/flags";
import { text } from "@/lib/kernel/input/fields";
import { Refusal } from "@/lib/kernel/refusal";
import { signInWithGoogle, startSessionOrChallenge } from "../../identity/sign-in";
import { keptToken, thisBrowser } from "../browser";
import { enterBrowser } from "../enter-browser";
import { keepPending } from "../pending-sign-in";
import { keepJoining } from "./joining-google";

/** Whether sign-in with Google is configured. */
export const hasGoogle = (): boolean => env().GOOGLE_CLIENT_ID !== undefined;

/** Google's provider for next-auth; empty if it is not configured. */
export function googleProviders(): NextAuthConfig["providers"] {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, GOOGLE_ISSUER: issuer } = env();
  if (clientId === undefined || clientSecret === undefined) return [];
  return [
    {
      id: "google",
      name: "Google",
      type: "oidc",
      issuer,
      clientId,
      clientSecret,
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
    },
  ];
}

const personSchema = z
  .object({
    sub: text().min(1).max(255),
    email: text().trim().toLowerCase().max(254).pipe(z.email()),
    email_verified: z.boolean().default(false),
    name: nameSchema.catch(""),
  })
  .transform(({ sub: subject, email, email_verified: emailProven, name }) => {
    return { subject, email, emailProven, name: name || nameIn(email) };
  });

/** The letters before the @, for a name that Google has not, or that ours may not be. */
const nameIn = (email: string): string =>
  nameSchema.catch("New member").parse(email.replace(/@.*/s, "").replace(/\P{L}+/gu, " "));

/**
 * Signs a Google user in. Returns true if they are signed in, with the session's id in `user.id`; otherwise the URL of the page that
 * continues, for example with the second factor.
 */
export async function signInFromGoogle(user: User, profile: Profile | undefined): Promise<true | string> {
  const person = personSchema.safeParse(profile);
  if (!person.success) return ours("/sign-in?said=google_unproven");
  const device = await thisBrowser(new Headers(await headers()));
  try {
    await mustBeOn("sign_in.google", { device: await keptToken() });
    const outcome = await signInWithGoogle(person.data);
    if (outcome === "link_mailed") {
      await keepJoining(person.data);
      return ours("/sign-in/google");
    }
    const session = await startSessionOrChallenge(outcome.userId, device);
    if ("pendingId" in session) {
      await keepPending(session.pendingId);
      return ours("/sign-in/factor");
    }
    await enterBrowser(device);
    user.id = session.sessionId;
    return true;
  } catch (error) {
    if (error instanceof Refusal) return ours(`/sign-in?said=${encodeURIComponent(error.reason)}`);
    throw error;
  }
}

const ours = (path: string) => new URL(path, env().APP_URL).href;
