import "server-only";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { dictionary as english } from "@zxcvbn-ts/language-en";
import { Refusal } from "@/lib/kernel/refusal";
import { identityRefusals } from "../refusals";
import { estimator, guessProblem } from "./password-guesses";
import { type PasswordOwner, wordsOf } from "./rules";

let guesser: ZxcvbnFactory | undefined;

/** The problem with a new password, as a sentence; undefined if it is acceptable. The server's check is authoritative. */
export function passwordProblem(password: string, owner?: PasswordOwner): string | undefined {
  guesser ??= estimator(english); // lazily, because sorting its lists takes half a second
  return guessProblem(guesser, password, owner ? wordsOf(owner) : []);
}

/** Throws Refusal weak_password. */
export function mustBeGoodPassword(password: string, owner: PasswordOwner): void {
  const problem = passwordProblem(password, owner);
  if (problem) throw new Refusal(identityRefusals.weak_password, { problem });
}
