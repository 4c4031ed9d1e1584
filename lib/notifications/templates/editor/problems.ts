import { kindOf, type NoticeKey } from "../../kinds";
import type { TemplateParts } from "../parts";
import { type Problem, problemsOf } from "./check";
import { longestText } from "./longest";

const MOST_LETTERS = 160;
const link = "https://www.amana.com.ng/inbox";

/** What keeps these words of a kind from being saved, given the product’s: what can’t be read, and a text message that is too long. */
export function problemsWith(key: NoticeKey, base: TemplateParts, parts: TemplateParts): Problem[] {
  const found = problemsOf(parts, { args: kindOf(key).args, base });
  if (found.some(({ part }) => part === "text")) return found;
  const most = lettersOf(key, parts);
  if (most <= MOST_LETTERS) return found;
  const says = `With long names and amounts it takes ${most} of ${MOST_LETTERS} letters. Make it shorter.`;
  return [...found, { part: "text", line: 1, column: 1, says }];
}

/** The most of a text message’s 160 letters that it takes, with long names and amounts; 0 where it is not texted. */
export const lettersOf = (key: NoticeKey, parts: TemplateParts): number =>
  longestText(key, parts, { now: new Date(0), link, first: "Oluwadamilola" });

/** `Line 1, column 8: …` */
export const problemWords = ({ line, column, says }: Omit<Problem, "part">): string =>
  `Line ${line}, column ${column}: ${says}`;
