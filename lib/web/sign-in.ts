import "server-only";
import { AuthError } from "next-auth";
import type { Factor } from "@/lib/identity/factors/schema";
import { Refusal, type RefusalKind } from "@/lib/kernel/refusal";
import { factorRefusals, identityRefusals } from "../identity";
import type { Credentials } from "../identity/sign-in";
import { SignInRefused, signIn } from "./auth";
import { joinVisitorCart } from "./cart/cart-lines";
import { ownPath } from "./paths";
import { getViewer } from "./session";

/**
 * Signs this browser in, for server actions. Returns undefined on success, or the refusal. `factor_needed` means that the password
 * was right, and /sign-in/factor continues.
 */
export const authenticateWithPassword = (credentials: Credentials): Promise<Refusal | undefined> =>
  signInBy("credentials", { ...credentials }, identityRefusals.wrong_password);

/** Continues after factor_needed. */
export const authenticateWithFactor = (factor: Factor): Promise<Refusal | undefined> =>
  signInBy("factor", { factor: JSON.stringify(factor) }, factorRefusals.sign_in_over);

/** Signs in with the code that was texted to a number. */
export const authenticateWithCode = (phone: string, code: string): Promise<Refusal | undefined> =>
  signInBy("texted-code", { phone, code }, identityRefusals.code_over);

/** Signs in with a passkey alone; `passkey` is the browser's response as JSON. */
export const authenticateWithPasskey = (passkey: string): Promise<Refusal | undefined> =>
  signInBy("passkey", { passkey }, factorRefusals.passkey_refused);

async function signInBy(
  provider: string,
  credentials: Record<string, string | undefined>,
  otherwise: RefusalKind,
): Promise<Refusal | undefined> {
  try {
    await signIn(provider, { ...credentials, redirect: false });
    const viewer = await getViewer();
    if (viewer) await joinVisitorCart(viewer);
    return undefined;
  } catch (error) {
    if (error instanceof SignInRefused) return error.refusal;
    if (error instanceof AuthError) return new Refusal(otherwise);
    throw error;
  }
}

/** The path after sign-in: verification if it is incomplete, otherwise the intended page, or the person's first page. */
export async function afterSignIn(next: unknown): Promise<string> {
  const viewer = await getViewer();
  const own = ownPath(next);
  const isProven = viewer?.emailProven && viewer.phoneProven;
  if (!isProven && !own.startsWith("/verify")) return withNext("/verify", own);
  return own === "/" ? "/home" : own;
}

/** A path with a `next` parameter for another path of ours. */
export function withNext(path: string, next: unknown): string {
  const own = ownPath(next);
  return own === "/" ? path : `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(own)}`;
}
