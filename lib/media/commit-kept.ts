import "server-only";
import type { Answer } from "@/lib/kernel/command";
import { Refusal } from "@/lib/kernel/refusal";
import { dropFile } from "./vault";

/** Commits the row of a file whose bytes are kept, and lets go of the bytes unless the row was written. */
export async function commitKept<Result>(
  kept: { id: string },
  commit: () => Promise<Answer<Result>>,
): Promise<Answer<Result>> {
  let answer: Answer<Result> | undefined;
  try {
    answer = await commit();
    return answer;
  } catch (error) {
    // An unclear end may have written it: the sweep looks again.
    if (error instanceof Refusal) await dropFile(kept.id);
    throw error;
  } finally {
    if (answer?.replayed) await dropFile(kept.id);
  }
}
