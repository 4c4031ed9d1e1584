import "server-only";
import { AuthError } from "next-auth";
import type { Factor } from "@/lib/identity/factors/schema";
import { Refusal, type RefusalKind } from "@/lib/kernel/refusal";
import { factorRefusals, identityRefusals } from "../identity";
import type { Credentials } from "../identity/sign-in";
import { SignInRefused, signIn } from "./auth";
import { ownPath } from "./paths";
import { getViewer } from "./session";

/**
 * Signs this browser in, for server actions: undefined where that went well, else why not. `factor_needed` means that the
 * password was right, and that /sign-in/factor goes on.
 */
export const enter = (credentials: Credentials): Promise<Refusal | undefined> =>
  enterBy("credentials", { ...credentials }, identityRefusals.wrong_password);

/** Goes on where `enter` answered factor_needed. */
export const enterByFactor = (factor: Factor): Promise<Refusal | undefined> =>
  enterBy("factor", { factor: JSON.stringify(factor) }, factorRefusals.sign_in_over);

/** Signs in by a passkey alone; `passkey` is what the browser answered, as JSON. */
export const enterByPasskey = (passkey: string): Promise<Refusal | undefined> =>
  enterBy("passkey", { passkey }, factorRefusals.passkey_refused);

async function enterBy(
  provider: string,
  credentials: Record<string, string | undefined>,
  otherwise: RefusalKind,
): Promise<Refusal | undefined> {
  try {
    await signIn(provider, { ...credentials, redirect: false });
    return undefined;
  } catch (error) {
    if (error instanceof SignInRefused) return error.refusal;
    if (error instanceof AuthError) return new Refusal(otherwise);
    throw error;
  }
}

/** Where a person goes after signing in: to prove what is still missing, else to where they were going. */
export async function afterEntering(next: unknown): Promise<string> {
  const viewer = await getViewer();
  const own = ownPath(next);
  const isProven = viewer?.emailProven && viewer.phoneProven;
  return isProven || own.startsWith("/verify") ? own : withNext("/verify", own);
}

/** A page of ours that leads on to another page of ours. */
export function withNext(path: string, next: unknown): string {
  const own = ownPath(next);
  return own === "/" ? path : `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(own)}`;
}
