/**
 * A refusal is an expected failure: nothing was written, the sentence is shown to the user, and no alert is raised.
 * Any other error is a bug.
 */

/** Details for the sentence and for API clients. Amounts are digit strings of minor units. */
export type RefusalDetails = Record<string, string | number | boolean>;

export interface RefusalKind {
  /** Stable name for API clients. */
  readonly reason: string;
  /** HTTP status: 401, 403, 404, 409, 422, 429 or 502. */
  readonly status: number;
  /** The sentence shown to the user: what happened, and what to do next. */
  readonly says: string | ((details: RefusalDetails) => string);
  /** The form field that it is about, if any. */
  readonly field?: string;
}

export class Refusal extends Error {
  readonly reason: string;
  readonly status: number;
  readonly field: string | undefined;
  readonly details: RefusalDetails;

  constructor(kind: RefusalKind, details: RefusalDetails = {}) {
    super(typeof kind.says === "string" ? kind.says : kind.says(details));
    this.name = "Refusal";
    this.reason = kind.reason;
    this.status = kind.status;
    this.field = kind.field;
    this.details = details;
  }
}

/**
 * Declares a slice's refusals, by their stable names. A plain sentence means status 409, a conflict with the current state.
 */
export function refusals<Kinds extends Record<string, string | Omit<RefusalKind, "reason">>>(
  kinds: Kinds,
): { [Name in keyof Kinds]: RefusalKind } {
  const declared = Object.entries(kinds).map(([reason, kind]): [string, RefusalKind] => [
    reason,
    typeof kind === "string" ? { reason, status: 409, says: kind } : { ...kind, reason },
  ]);
  return Object.fromEntries(declared) as { [Name in keyof Kinds]: RefusalKind };
}

/** The result of a move; undefined if it is refused, because another call made it first and nothing is left to do. */
export async function unlessRefused<Answer>(move: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await move;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

/** Awaits a move without a result, which another call can have made first. */
export async function ignoreRefusal(move: Promise<unknown>): Promise<void> {
  await unlessRefused(move);
}

/** Throws on a bug in our code. The message is for engineers and is never shown to users. */
export function invariant(holds: unknown, why: string): asserts holds {
  if (!holds) throw new Error(`Broken invariant: ${why}`);
}

/** The refusals of any command. */
export const kernelRefusals = refusals({
  not_found: { status: 404, says: "Not found. It may have been removed, or the link may be wrong." },
  sign_in_needed: { status: 401, says: "Sign in to continue." },
  /** Of a signed-in caller who is blocked. */
  blocked: {
    status: 403,
    says: "Your account is blocked. Open Amana to read why, until when, and how to appeal.",
  },
  signed_in_as_another: {
    status: 409,
    says: ({ name }) =>
      `You are signed in as ${name} now. This page was opened for another account, so nothing was done.`,
  },
  step_up_needed: {
    status: 403,
    says: ({ hasFactor }) =>
      `Confirm it’s you: ${hasFactor ? "with your passkey or your authenticator app" : "enter your password"}.`,
  },
  read_only: { status: 403, says: "You are viewing another person’s pages, and can only read them." },
  key_reused: "This request key was already used for something else. Reload the page and try again.",
  moved_on: "This has just changed. Reload the page to see the latest.",
  insufficient_funds: "Not enough money in your wallet. Add money and try again.",
  too_many_requests: { status: 429, says: "Too many attempts. Wait a few minutes and try again." },
});
