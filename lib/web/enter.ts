import "server-only";
import { AuthError } from "next-auth";
import { type Credentials, identityRefusals } from "../identity";
import { Refusal } from "../refusal";
import { SignInRefused, signIn } from "./auth";
import { ownPath } from "./paths";
import { getViewer } from "./session";

/** Signs this browser in, for server actions: undefined where that went well, else why not. */
export async function enter(credentials: Credentials): Promise<Refusal | undefined> {
  try {
    await signIn("credentials", { ...credentials, redirect: false });
    return undefined;
  } catch (error) {
    if (error instanceof SignInRefused) return error.refusal;
    if (error instanceof AuthError) return new Refusal(identityRefusals.wrong_password);
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
