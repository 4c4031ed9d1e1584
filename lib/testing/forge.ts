import type { Plan } from "@/lib/kernel/commit";
import { wireForm } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import type { Intruder } from "./intruder";

/** Sends a plan in any principal's name, and answers with its outcome or the error's code and message. */
export const forge = (eve: Intruder, principal: string, plan: Partial<Plan>): Promise<string> =>
  eve.attempt("select outcome from commit_plan($1::uuid, $2, decode($3, 'hex'), 'test.forge', $4::jsonb)", [
    principal,
    newId(),
    "ab".repeat(32),
    wireForm({ result: {}, ...plan }),
  ]);
