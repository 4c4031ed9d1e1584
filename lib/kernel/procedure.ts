import "server-only";
import { os } from "@orpc/server";
import { z } from "zod";
import type { Actor, Answer } from "./command";
import { mustNotObserve } from "./observed";
import { type Grades, may, type Permission, refusalFor } from "./permissions";
import { kernelRefusals, Refusal, refusals } from "./refusal";

/** What every operation knows about the call, whether it came from a form, REST or a page's script. */
export interface CallContext {
  /** The caller, authenticated by their session; null if signed out. */
  actor: Actor | null;
  /**
   * The name of the person who is signed in, where the calling page was made for another one (or for nobody). The call then
   * has no actor.
   */
  signedInAs?: string;
  /** The id of a caller who has no actor because they are blocked. */
  blockedUser?: () => Promise<string | undefined>;
  /** The caller's session; null if signed out, and for the system. */
  session?: CallSession | null;
  /** The caller's idempotency key: a form's hidden field or the Idempotency-Key header. */
  key: string | undefined;
  requestId: string;
  /** The caller's IP address, for rate limits and the list of sessions. */
  address: string;
  userAgent: string;
  /** The secret that identifies the caller's browser to the accounts it has signed in to. */
  token?: string | undefined;
  /** The same secret, only if the browser had it before. */
  device?: string | undefined;
  /** Lets an answer be kept, as Cache-Control says it; no answer is kept otherwise. */
  mayBeKept?: (control: string) => void;
  /** Called when the result is a replay under the same key. */
  replayed?: () => void;
}

/** What an operation can check about the caller's session. */
export interface CallSession {
  id: string;
  /** Whether the user has a passkey or an authenticator app. */
  hasFactor: boolean;
  /** Whether the user reauthenticated within five minutes: with a factor, or with the password if they have none. */
  isFresh: boolean;
  /** The caller's verification level. */
  level?: string;
  /** The caller has an offer open. */
  isSeller?: boolean;
  /** Whether every operation that moves money or changes a machine requires reauthentication. */
  mustStepUp?: boolean;
}

const procedureRefusals = refusals({
  key_missing: { status: 422, says: "Send an Idempotency-Key header (a UUID) with this request." },
});

export interface OperationMeta {
  /** The most bytes of a request's body, where it needs more than others do. Only signed-in users may send that much. */
  bodyLimit?: number;
  /** What the caller needs, as the API's description says it. */
  signedIn?: true;
  idempotencyKey?: true;
  recentReauthentication?: true;
  /** Any of these, held with one of the grades. */
  staff?: StaffNeed;
}

interface StaffNeed {
  permissions: readonly Permission[];
  grades: Grades;
}

const base = os
  .$context<CallContext>()
  .$meta<OperationMeta>({})
  .use(({ context, next }) => {
    mustNotObserve(context.actor);
    return next();
  });

/** An operation open to all callers. */
export const forAnyone = base;

/** An operation for signed-in users. Others are refused with sign_in_needed, blocked or signed_in_as_another. */
export const forSignedIn = base.meta({ signedIn: true }).use(async ({ context, next }) => {
  const { actor } = context;
  if (actor) return next({ context: { actor } });
  if ((await context.blockedUser?.()) !== undefined) throw new Refusal(kernelRefusals.blocked);
  throw signedOut(context);
});

const signedOut = ({ signedInAs }: CallContext): Refusal =>
  signedInAs === undefined
    ? new Refusal(kernelRefusals.sign_in_needed)
    : new Refusal(kernelRefusals.signed_in_as_another, { name: signedInAs });

/**
 * The same for a person who is blocked as well, who is nobody to every other operation. What they may do is the command's to
 * decide.
 */
export const evenBlocked = base.meta({ signedIn: true }).use(async ({ context, next }) => {
  const { actor, blockedUser } = context;
  if (actor) return next({ context: { actor } });
  const id = await blockedUser?.();
  if (id === undefined) throw signedOut(context);
  const blocked: Actor = { id, roles: [] };
  return next({ context: { actor: blocked } });
});

/** The same with an idempotency key. */
export const evenBlockedOnce = evenBlocked
  .meta({ signedIn: true, idempotencyKey: true })
  .use(({ context, next }) => next({ context: { key: keyOf(context) } }));

/** An operation that moves money or changes a machine: it requires an idempotency key. */
export const forSignedInOnce = forSignedIn
  .meta({ idempotencyKey: true })
  .use(({ context, next }) => next({ context: { key: keyOf(context) } }));

/**
 * An operation that requires recent reauthentication: changes of sign-in methods, and money that leaves.
 * @throws Refusal - step_up_needed
 */
export const reauthenticated = forSignedIn.meta({ recentReauthentication: true }).use(({ context, next }) => {
  mustBeFresh(context.session);
  return next();
});

/** The same with an idempotency key, for what also changes a machine. */
export const reauthenticatedOnce = forSignedInOnce
  .meta({ recentReauthentication: true })
  .use(({ context, next }) => {
    mustBeFresh(context.session);
    return next();
  });

/** An operation of staff who hold one of these permissions with one of the grades. For everyone else it does not exist. */
export const forStaff = (permissions: Permission | readonly Permission[], grades: Grades) => {
  const staff: StaffNeed = { permissions: [permissions].flat(), grades };
  return forSignedIn.meta({ staff }).use(({ context, next }) => {
    const { actor } = context;
    if (!staff.permissions.some((permission) => may(actor, permission, grades))) throw refusalFor(actor);
    return next();
  });
};

/** A read of staff who hold the permission in any way. The query checks it again. */
export const staffReads = (permission: Permission) => forStaff(permission, "dagor");

/** The same with an idempotency key. The command checks the permission again, with what it knows of its subject. */
export const staffOnce = (permissions: Permission | readonly Permission[], grades: Grades = "dago") =>
  forStaff(permissions, grades)
    .meta({ idempotencyKey: true })
    .use(({ context, next }) => next({ context: { key: keyOf(context) } }));

/** The same after recent reauthentication: money, roles, and what is decided about people. */
export const reauthenticatedStaff = (
  permissions: Permission | readonly Permission[],
  grades: Grades = "dago",
) =>
  staffOnce(permissions, grades)
    .meta({ recentReauthentication: true })
    .use(({ context, next }) => {
      mustBeFresh(context.session);
      return next();
    });

/** The call's idempotency key. Throws Refusal key_missing; step_up_needed where the session may do nothing without. */
function keyOf({ key, session }: CallContext): string {
  const parsed = z.uuid().safeParse(key);
  if (!parsed.success) throw new Refusal(procedureRefusals.key_missing);
  if (session?.mustStepUp) mustBeFresh(session);
  return parsed.data;
}

/** Throws Refusal step_up_needed unless the user reauthenticated recently. */
export function mustBeFresh(session: CallSession | null | undefined): void {
  if (session?.isFresh) return;
  throw new Refusal(kernelRefusals.step_up_needed, { hasFactor: session?.hasFactor ?? false });
}

/** The result of a command. Marks the call as replayed if the result was stored under the same key. */
export function resultOf<Result>(context: Pick<CallContext, "replayed">, answer: Answer<Result>): Result {
  if (answer.replayed) context.replayed?.();
  return answer.result;
}
