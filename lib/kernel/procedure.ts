import "server-only";
import { os } from "@orpc/server";
import { z } from "zod";
import type { Actor, Answer } from "./command";
import { kernelRefusals, Refusal, refusals } from "./refusal";

/** What every operation knows about the call, whether it came by a form, by REST or by a page's own script. */
export interface CallContext {
  /** Who calls, proven by their session; null for a stranger. */
  actor: Actor | null;
  /** The session that the call came by; null for a stranger, and for the system. */
  session?: CallSession | null;
  /** The caller's idempotency key: a form's hidden field or the Idempotency-Key header. */
  key: string | undefined;
  requestId: string;
  /** The caller's IP address, for limits and the list of sessions. */
  address: string;
  userAgent: string;
  /** The secret by which accounts know the caller's browser. */
  token?: string | undefined;
  /** Called by an operation whose answer was given before, under the same key. */
  replayed?: () => void;
}

/** What an operation may ask of the session it is called by. */
export interface CallSession {
  id: string;
  /** Whether its owner has a passkey or an authenticator app. */
  hasFactor: boolean;
  /** Whether they have proven within the last five minutes that it is they: by a factor, or by the password where there is none. */
  isFresh: boolean;
  /** Everything that moves money or changes a machine asks them to prove it, whatever else it asks. */
  mustStepUp?: boolean;
}

const procedureRefusals = refusals({
  key_missing: { status: 422, says: "Send an Idempotency-Key header (a UUID) with this request." },
  step_up_needed: {
    status: 403,
    says: ({ hasFactor }) =>
      `Confirm it’s you: ${hasFactor ? "with your passkey or your authenticator app" : "enter your password"}.`,
  },
});

const base = os.$context<CallContext>();

/** An operation that anyone may call. */
export const forAnyone = base;

/** An operation for people who are signed in; others are told to. */
export const forSignedIn = base.use(({ context, next }) => {
  if (!context.actor) throw new Refusal(kernelRefusals.sign_in_needed);
  return next({ context: { actor: context.actor } });
});

/** An operation that moves money or changes a machine: it needs a key, and the same key gets the same answer. */
export const forSignedInOnce = forSignedIn.use(({ context, next }) => {
  const key = z.uuid().safeParse(context.key);
  if (!key.success) throw new Refusal(procedureRefusals.key_missing);
  if (context.session?.mustStepUp) mustBeFresh(context.session);
  return next({ context: { key: key.data } });
});

/**
 * An operation for whoever has just proven that it is they: changes to how one signs in, and money that leaves.
 * @throws Refusal - step_up_needed
 */
export const reauthenticated = forSignedIn.use(({ context, next }) => {
  mustBeFresh(context.session);
  return next();
});

/** The same for what moves money, under a key: a staff member's ruling, say. */
export const reauthenticatedIdempotent = forSignedInOnce.use(({ context, next }) => {
  mustBeFresh(context.session);
  return next();
});

/** Throws Refusal step_up_needed unless the session's owner has just proven that it is they. */
export function mustBeFresh(session: CallSession | null | undefined): void {
  if (session?.isFresh) return;
  throw new Refusal(procedureRefusals.step_up_needed, { hasFactor: session?.hasFactor ?? false });
}

/** What a command answered; tells the caller where it had answered so before, under the same key. */
export function resultOf<Result>(context: Pick<CallContext, "replayed">, answer: Answer<Result>): Result {
  if (answer.replayed) context.replayed?.();
  return answer.result;
}
