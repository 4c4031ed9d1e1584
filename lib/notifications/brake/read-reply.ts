import { CODE_LENGTH, fillers, folded, isCode } from "./words";

/** What a text asks for. What is not clearly one of the two asks for nothing. */
export type ReadReply =
  | { meant: "stop"; code: string }
  | { meant: "freeze"; words: readonly string[] }
  | null;

/** Other spellings that phones and hurry make. */
const STOP = /^(?:S+T+[O0]+P+|STOPP?ED|STP)$/;
const FREEZE = /^(?:FREE+ZE?|FREZE+|FREZZE?|FREEEZE|FRIZE|FREEZ)$/;
const BRAKE_WORD = /^\p{Lu}{4,20}$/u;

/** Our own words, forwarded or quoted with the question before them. */
const QUOTED = /\bNOT YOU\?\s*REPLY\b/;
/** Not to: 'don't STOP', 'do not FREEZE', 'make una no stop', and what Hausa, Yoruba and Igbo say for it. */
const REFUSED =
  /(?:\bDO\s*N['’`]?\s*T|\bDO NOT|\bDNT|\bNEVER|\bMAKE (?:UNA |YOU |DEM |I )?NO|\bNO (?:DEY|GO|WAN)|\bKADA(?: KU| KA)?|\bKAR (?:KU|KA)|\bMA SE|\bSHOULD I|\bCAN I|\bWHAT IS|\bWHAT DOES|\bWHY) (?:I |TO )?(?:REPLY |SEND |TEXT )?["'“‘]?(?:STOP|FREEZE)\b/;
/** A question, and no answer. */
const ASKED = /\?\s*$/;

/** The tokens of a text: letters and digits in upper case; an apostrophe parts none. */
const tokensOf = (text: string) => text.replace(/['’`]/g, "").match(/[\p{L}\d]+/gu) ?? [];

/**
 * What a person asks for who answers by text: STOP with the code of one of our messages, or FREEZE with their own word. Case, spaces,
 * full stops, invisible marks and words around it do not matter; a refusal, a question or our own words do.
 */
export function readReply(text: string): ReadReply {
  const typed = folded(text).replace(/\s+/g, " ").trim();
  if (QUOTED.test(typed) || REFUSED.test(typed) || ASKED.test(typed)) return null;
  const tokens = tokensOf(typed);
  const stop = stopIn(tokens);
  const freeze = stop ? undefined : freezeIn(tokens);
  if (stop) return { meant: "stop", code: stop };
  return freeze ? { meant: "freeze", words: freeze } : null;
}

/** The one code of a text that says STOP; undefined where there is none, or more than one. */
function stopIn(tokens: readonly string[]): string | undefined {
  const apart = tokens.flatMap(unglued);
  if (!apart.some((token) => STOP.test(token))) return undefined;
  const codes = new Set([...apart.filter(isCode), ...spelledOut(apart)]);
  return codes.size === 1 ? [...codes][0] : undefined;
}

/** 'STOPK7QF' is two tokens. */
function unglued(token: string): string[] {
  const [, code = ""] = /^STOP(.{4})$/.exec(token) ?? [];
  return isCode(code) ? ["STOP", code] : [token];
}

/** A code that was typed in pieces after STOP: 'K 7 Q F', 'K7 QF'. */
function spelledOut(tokens: readonly string[]): string[] {
  const at = tokens.findIndex((token) => STOP.test(token));
  let joined = "";
  for (const token of tokens.slice(at + 1)) {
    if (token.length >= CODE_LENGTH || joined.length >= CODE_LENGTH) break;
    joined += token;
  }
  return isCode(joined) ? [joined] : [];
}

/** So many words after FREEZE are compared: 'FREEZE everything MANGO'. */
const COMPARED = 3;

/** What can be the person's word: what follows FREEZE, past words that mean nothing, or the only word before it. */
function freezeIn(tokens: readonly string[]): string[] | undefined {
  const at = tokens.findIndex((token) => FREEZE.test(token));
  if (at < 0) return undefined;
  const meaning = (some: readonly string[]) => some.filter((token) => !fillers.has(token));
  const [after, before] = [meaning(tokens.slice(at + 1)), meaning(tokens.slice(0, at))];
  const words = (after.length === 0 && before.length === 1 ? before : after).filter((word) =>
    BRAKE_WORD.test(word),
  );
  return words.length === 0 ? undefined : words.slice(0, COMPARED);
}
