import "server-only";
import { headers } from "next/headers";
import type { NextAuthConfig, Profile, User } from "next-auth";
import { z } from "zod";
import { env } from "@/lib/kernel/env";
import { Refusal } from "@/lib/kernel/refusal";
import { signInWithGoogle, startSessionOrChallenge } from "../identity/sign-in";
import { keepBrowser, thisBrowser } from "./browser";
import { keepJoining } from "./joining-google";
import { keepPending } from "./pending-sign-in";

/** Whether people can sign in with Google here. */
export const hasGoogle = (): boolean => env().GOOGLE_CLIENT_ID !== undefined;

/** Google as next-auth wants it; none where the settings do not name it. */
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
    sub: z.string().min(1).max(255),
    email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
    email_verified: z.boolean().default(false),
    name: z.string().trim().max(80).catch(""),
  })
  .transform(({ sub: subject, email, email_verified: emailProven, name }) => {
    return { subject, email, emailProven, name: name || (email.split("@")[0] ?? email) };
  });

/**
 * What comes of Google's word for somebody: true where they are signed in, and `user` then carries the session's id as it
 * does after a password; else the page of ours that goes on. A second factor is asked for here as everywhere.
 */
export async function admitGoogle(user: User, profile: Profile | undefined): Promise<true | string> {
  const person = personSchema.safeParse(profile);
  if (!person.success) return ours("/sign-in?said=google_unproven");
  const device = await thisBrowser(new Headers(await headers()));
  try {
    const met = await signInWithGoogle(person.data);
    if (met === "link_mailed") {
      await keepJoining(person.data);
      return ours("/sign-in/google");
    }
    const outcome = await startSessionOrChallenge(met.userId, device);
    if ("pendingId" in outcome) {
      await keepPending(outcome.pendingId);
      return ours("/sign-in/factor");
    }
    await keepBrowser(device);
    user.id = outcome.sessionId;
    return true;
  } catch (error) {
    if (error instanceof Refusal) return ours(`/sign-in?said=${encodeURIComponent(error.reason)}`);
    throw error;
  }
}

const ours = (path: string) => new URL(path, env().APP_URL).href;
