import "server-only";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { estimator, guessProblem } from "./password-guesses";
import { type PasswordOwner, wordsOf } from "./rules";

let guesser: ZxcvbnFactory | undefined;

/** What is wrong with a password that somebody chooses, as a sentence; undefined where nothing is. This one decides. */
export function passwordProblem(password: string, owner?: PasswordOwner): string | undefined {
  guesser ??= estimator(english); // its lists take half a second to sort: when the first is asked for, not at every start
  return guessProblem(guesser, password, owner ? wordsOf(owner) : []);
}

/** Throws Refusal weak_password where something is wrong with it. */
export function mustBeGoodPassword(password: string, owner: PasswordOwner): void {
  const problem = passwordProblem(password, owner);
  if (problem) throw new Refusal(identityRefusals.weak_password, { problem });
}
