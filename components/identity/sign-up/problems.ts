import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { z } from "zod";
import { wordsOf } from "@/lib/identity/password/rules";
import { signUpFields } from "@/lib/identity/schema";
import type { Answers, Problem, Question } from "./questions";

// The server's schemas, with all that they need: a browser loads this file only where there are steps.

let guesser: ZxcvbnFactory | undefined;

/** The first of these questions whose answer the server would refuse. */
export async function firstProblem(
  asked: readonly Question[],
  answers: Answers,
): Promise<Problem | undefined> {
  for (const question of asked) {
    const { error } = signUpFields[question].safeParse(answers[question]);
    const says = error?.issues[0]?.message ?? (question === "password" ? await weakness(answers) : undefined);
    if (says) return { question, says };
  }
  return undefined;
}

/** Why the password can be guessed; without the word lists, or the owner's data, only the server can say. */
async function weakness(answers: Answers): Promise<string | undefined> {
  const { data } = z.object(signUpFields).safeParse(answers);
  if (!data) return undefined;
  try {
    const { estimator, guessProblem } = await import("@/lib/identity/password/password-guesses");
    guesser ??= estimator();
    return guessProblem(guesser, data.password, wordsOf(data));
  } catch {
    return undefined;
  }
}
