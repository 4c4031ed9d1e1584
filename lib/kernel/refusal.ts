/**
 * A refusal is an expected "no": nothing was written, the sentence is for the person who asked, and nobody is paged.
 * Anything else that is thrown is our bug.
 */

/** Facts that a sentence may quote and a program may read: amounts in minor units as digit strings. */
export type RefusalDetails = Record<string, string | number | boolean>;

export interface RefusalKind {
  /** The stable name programs rely on. */
  readonly reason: string;
  /** HTTP status: 401, 403, 404, 409, 422, 429 or 502. */
  readonly status: number;
  /** What the person is told, and what to do next. */
  readonly says: string | ((details: RefusalDetails) => string);
  /** The field of the form that it is about, where it is about one. */
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
 * Declares a slice's refusals: each one's key is its stable name. A sentence alone is a conflict with how things stand (409), as
 * most are.
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

/** A move's answer; undefined where it is refused, because another was faster and nothing is left to do. */
export async function unlessRefused<Answer>(move: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await move;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

/** Waits for a move whose answer nobody needs, and which another may have made before. */
export async function ignoreRefusal(move: Promise<unknown>): Promise<void> {
  await unlessRefused(move);
}

/** Throws where the code, not the person, is wrong. The message is for us and is never shown. */
export function invariant(holds: unknown, why: string): asserts holds {
  if (!holds) throw new Error(`Broken invariant: ${why}`);
}

/** The refusals that any command may answer. */
export const kernelRefusals = refusals({
  not_found: { status: 404, says: "Not found. It may have been removed, or the link may be wrong." },
  sign_in_needed: { status: 401, says: "Sign in to continue." },
  key_reused: "This request key was already used for something else. Reload the page and try again.",
  moved_on: "This has just changed. Reload the page to see the latest.",
  insufficient_funds: "Not enough money in your wallet. Add money and try again.",
  too_many_requests: { status: 429, says: "Too many attempts. Wait a few minutes and try again." },
});
