import { type AssetKind, assetOf, type DisputeReason, type Party, type Question } from "@/lib/assets";
import { type Dictionary, dictionary } from "@/lib/kernel/input/dictionary";
import { plain } from "@/lib/kernel/input/marks";
import { Refusal } from "@/lib/kernel/refusal";
import { amountProblem, parseNaira } from "@/lib/money/parse";

const BOTH = ["buyer", "seller"] as const;

/** The reasons of every kind of trade. Those without a party are given by the clock and by staff. */
const sharedReasons = {
  not_me: { says: "I didn’t do this", by: BOTH },
  other: { says: "Something else", by: BOTH },
  silence: { says: "Time ran out without an answer", by: [] },
  staff_review: { says: "Opened by Amana for review", by: [] },
} as const satisfies Record<string, DisputeReason>;

/** Longest answer to a question, in letters. */
export const LONGEST_ANSWER = 200;

const allOf = (kind: AssetKind): Record<string, DisputeReason> => ({
  ...assetOf(kind).disputeReasons,
  ...sharedReasons,
});

/** The reasons that this party of a trade of this kind can give, in order. */
export const reasonsOf = (kind: AssetKind, party: Party): Record<string, DisputeReason> =>
  Object.fromEntries(Object.entries(allOf(kind)).filter(([, { by }]) => by.includes(party)));

/** Of these, those that can be given before what was bought is due. */
export const untilDue = (reasons: Record<string, DisputeReason>): Record<string, DisputeReason> =>
  Object.fromEntries(Object.entries(reasons).filter(([, { onceDue }]) => !onceDue));

/** A reason, of a party, the clock or staff; undefined for any other word. */
export const reasonOf = (kind: AssetKind, reason: string): DisputeReason | undefined =>
  dictionary(allOf(kind))[reason];

/** What a party answered, by question: what is stored with the dispute. Amounts are digits of kobo. */
export type Answers = Record<string, string>;

const answerRefusal = (field: string, says: string) =>
  new Refusal({ reason: "answer_invalid", status: 422, says, field: `answers.${field}` });

function answerOf(key: string, { kind, choices, optional }: Question, given = ""): string | undefined {
  const answer = kind === "text" ? given.trim() : plain(given).trim();
  if (plain(answer).trim() === "") {
    if (optional) return undefined;
    throw answerRefusal(key, kind === "choice" ? "Choose an answer." : "Answer this question.");
  }
  if (kind === "choice" && dictionary(choices ?? {})[answer] === undefined)
    throw answerRefusal(key, "Choose an answer from the list.");
  if (kind === "amount") {
    const problem = amountProblem(answer);
    if (problem) throw answerRefusal(key, problem);
    return String(parseNaira(answer));
  }
  if (answer.length > LONGEST_ANSWER) throw answerRefusal(key, `Use ${LONGEST_ANSWER} characters or fewer.`);
  return answer;
}

/**
 * The answers to a reason's own questions, as they are stored. Answers to questions that it doesn't ask are left out.
 * @throws Refusal - answer_invalid, naming the field `answers.<question>`
 */
export function answersTo({ questions = {} }: DisputeReason, given: Dictionary<string>): Answers {
  return Object.fromEntries(
    Object.entries(questions).flatMap(([key, question]) => {
      const answer = answerOf(key, question, Object.hasOwn(given, key) ? given[key] : undefined);
      return answer === undefined ? [] : [[key, answer]];
    }),
  );
}
