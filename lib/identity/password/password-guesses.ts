import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { coresOf, lengthProblem, ownWords } from "./rules";

// Half a megabyte of words: a browser loads this file only when somebody chooses a password.

/**
 * Guesses that a password must withstand. Five wrong ones lock an account, so what is left is whoever has stolen the
 * table: with argon2id at some 20 ms a guess they try a million in six hours on one core. Eight random characters take
 * ten million, three random words a hundred thousand million.
 */
const GUESSES = 1_000_000;

/** How many of the commonest passwords are refused however they are dressed up. */
const COMMONEST = 3_000;

/** What estimates guesses takes the longer the more it reads; whatever comes after this many characters only makes it more. */
const READ = 40;

const commonest = new Set(commonWords["passwords-common"].slice(0, COMMONEST));
/** Of the short ones ('love', 'abc') something is left of many a good password. */
const cores = new Set([...ownWords, ...[...commonest].filter((word) => /^[a-z]{5,}$/.test(word))]);

type Words = ConstructorParameters<typeof ZxcvbnFactory>[0] & object;

/** An estimate of how many guesses a password takes. `more` are word lists beside those that every language shares. */
export const estimator = (more: Words["dictionary"] = {}): ZxcvbnFactory =>
  new ZxcvbnFactory({
    dictionary: { ...commonWords, ...more },
    graphs: adjacencyGraphs,
    maxLength: READ,
    l33tMaxSubstitutions: 20,
  });

/** What is wrong with a password, as a sentence; undefined where nothing is. `personal` are words about the person. */
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
