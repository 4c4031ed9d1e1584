import "server-only";
import { setTimeout } from "node:timers/promises";
import { isTransient } from "../db";
import { failpoint } from "../failpoint";
import { type Committed, writeInBatch } from "./batches";
import type { Plan } from "./plan";
import { wireForm } from "./wire";

export type { Outcome } from "./batches";
export {
  type AccountKind,
  type AccountRef,
  type AuditEntry,
  composePlan,
  type Plan,
  type PlannedCount,
  type PlannedTransfer,
  transfer,
} from "./plan";

export interface KeyedPlan {
  act: string;
  principal: string;
  key: string;
  /** SHA-256 of the request, in hex. */
  requestHash: string;
  plan: Plan;
}

const MAX_ATTEMPTS = 4;

/** Up to 40 ms after the first attempt, doubling after each. */
const pause = (attempt: number) => setTimeout(Math.random() * 20 * 2 ** attempt);

/**
 * Writes a plan, all or nothing. An error at COMMIT does not imply a rollback, so after a lost connection it retries with the same
 * key, which returns the result of the first attempt if it was committed.
 */
export async function commitPlan({ principal, key, requestHash, act, plan }: KeyedPlan): Promise<Committed> {
  const wire = { who: principal, key, hash: requestHash, act, plan: wireForm(plan) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      failpoint("commit.before");
      const answer = await writeInBatch(wire);
      failpoint("commit.after");
      return answer;
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw error;
      await pause(attempt);
    }
  }
}
