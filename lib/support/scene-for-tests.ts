import { newId } from "@/lib/kernel/ids";
import type { TestUser } from "@/lib/testing/world";
import { answerCase, endCase } from "./commands/answer-case";
import { type NewCase, openCase } from "./commands/open-case";
import { closeCase, rateCase, writeInCase } from "./commands/own-case";

export const text = "My withdrawal has not come, and my bank knows nothing of it.";
export const answer = "We have asked the bank. It has it, and pays it today.";

/** Support's acts, each under a key of its own. */
export const ask = async (by: TestUser, about: Partial<NewCase> = {}): Promise<string> =>
  (await openCase(by.actor, newId(), { about: "other", subjectId: null, text, ...about })).result.caseId;
export const write = (by: TestUser, caseId: string, words = text) =>
  writeInCase(by.actor, newId(), { caseId, text: words });
export const reply = (by: TestUser, caseId: string, words = answer) =>
  answerCase(by.actor, newId(), { caseId, text: words });
export const close = (by: TestUser, caseId: string) => closeCase(by.actor, newId(), { caseId });
export const end = (by: TestUser, caseId: string) => endCase(by.actor, newId(), { caseId });
export const rate = (by: TestUser, caseId: string, isGood: boolean, words?: string) =>
  rateCase(by.actor, newId(), { caseId, isGood, ...(words && { words }) });
