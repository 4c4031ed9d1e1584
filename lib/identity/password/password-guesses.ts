import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { coresOf, lengthProblem, ownWords } from "./rules";

// Half a megabyte of words: a browser loads this file only on pages where a password is chosen.

/**
 * Guesses that a password must withstand. Five wrong ones lock an account, so the threat is a stolen table: argon2id at 20 ms
 * allows a million guesses in six hours on one core. Eight random characters take ten million guesses, three random words a
 * hundred thousand million.
 */
const GUESSES = 1_000_000;

/** How many of the commonest passwords are refused, with all their variations. */
const COMMONEST = 3_000;

/** The estimate is superlinear in the length. Characters beyond this only add strength, so they are ignored. */
const MAX_ESTIMATED = 40;

const commonest = new Set(commonWords["passwords-common"].slice(0, COMMONEST));
/** Short words ('love', 'abc') are left out, because many good passwords contain them. */
const cores = new Set([...ownWords, ...[...commonest].filter((word) => /^[a-z]{5,}$/.test(word))]);

type Words = ConstructorParameters<typeof ZxcvbnFactory>[0] & object;

/** Estimates how many guesses a password takes. `more` are word lists in addition to the language-independent ones. */
export const estimator = (more: Words["dictionary"] = {}): ZxcvbnFactory =>
  new ZxcvbnFactory({
    dictionary: { ...commonWords, ...more },
    graphs: adjacencyGraphs,
    maxLength: MAX_ESTIMATED,
    l33tMaxSubstitutions: 20,
  });

/** The problem with a password, as a sentence; undefined if it is acceptable. `personal` are words about the user. */
export function guessProblem(
  guesser: ZxcvbnFactory,
  password: string,
  personal: readonly string[] = [],
): string | undefined {
  const tooShort = lengthProblem(password);
  if (tooShort) return tooShort;
  const low = password.toLowerCase();
  if (personal.some((word) => low === word.toLowerCase())) return OWN;
  const isCommon = commonest.has(low) || coresOf(password).some((core) => cores.has(core));
  if (isCommon) return COMMON;
  const { guesses, sequence } = guesser.check(password, [...personal, ...ownWords]);
  if (guesses >= GUESSES) return undefined;
  const tokens = sequence.map(({ token }) => token.toLowerCase());
  return personal.some((word) => tokens.includes(word.toLowerCase())) ? OWN : COMMON;
}

const COMMON = "This password is too easy to guess. Add a few words of your own.";
const OWN = "Don’t base your password on your name, email or phone number. Add a few unrelated words.";
