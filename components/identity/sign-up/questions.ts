/** The steps of the sign-up on a phone, by the names of their fields. */
export const questions = ["name", "email", "phone", "password"] as const;
export type Question = (typeof questions)[number];
export type Answers = Record<Question, string>;

export interface Problem {
  question: Question;
  /** What to do about it. */
  says: string;
}
