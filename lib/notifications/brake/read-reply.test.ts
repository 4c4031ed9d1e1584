import { expect, test } from "vitest";
import { readReply } from "./read-reply";

test.each([
  "STOP K7QF",
  "stop k7qf",
  "Stop.K7QF.",
  "  sToP \n K7qF !!",
  "STOPK7QF",
  "St\u00adop K7\u200bQF",
  "ＳＴＯＰ Ｋ７ＱＦ",
  "stop k7 qf",
  "S T O P".replaceAll(" ", "") + " K 7 Q F",
  "STOPP K7QF",
  "ST0P K7QF",
  "K7QF STOP",
  "Abeg STOP K7QF, no be me o",
  "Don Allah STOP K7QF, ba ni ba ne",
  "E jọ̀ọ́ STOP K7QF, kì í ṣe èmi",
  "Biko STOP K7QF, ọ bụghị m",
  "No! STOP K7QF",
  "Not me. Reply STOP K7QF",
  "STOP code K7QF now",
])("%j stops what the code is about", (text) => {
  expect(readReply(text)).toEqual({ meant: "stop", code: "K7QF" });
});

test.each([
  "FREEZE MANGO",
  "freeze mango",
  "Freeze. Mango.",
  "Abeg freeze my account MANGO",
  "FREEZE mángò",
  "freeze\u00a0mango please",
  "MANGO FREEZE",
  "FREEZ MANGO",
])("%j freezes by the person’s word", (text) => {
  expect(readReply(text)).toEqual({ meant: "freeze", words: ["MANGO"] });
});

test("of a text that says more than FREEZE and a word, the first three words after it can be the person’s", () => {
  expect(readReply("Freeze everything, mango! They have stolen it")).toEqual({
    meant: "freeze",
    words: ["EVERYTHING", "MANGO", "THEY"],
  });
});

test.each([
  "",
  "STOP",
  "FREEZE",
  "K7QF",
  "MANGO",
  "STOP ME",
  "STOP K7QF or N4TD",
  "Don’t STOP K7QF",
  "do not stop k7qf",
  "Make una no stop K7QF",
  "Kada ku STOP K7QF",
  "What is STOP K7QF?",
  "Should I reply STOP K7QF",
  "Amana: Bayo says it is sent. Not you? Reply STOP K7QF",
  "UNFREEZE MANGO",
  "RELEASE K7QF",
  "PAY K7QF",
  "LIFT MANGO",
  "START K7QF",
  "YES K7QF",
  "freeze the account",
  "FREEZE 12345",
  "stop 7000 to this number",
  "The bus stop is at Ojota",
  "'; drop table restriction; -- STOP",
  "\u202eFQ7K POTS",
])("%j does nothing", (text) => {
  expect(readReply(text)).toBeNull();
});

test("a long text of many words takes no time to speak of", () => {
  const start = performance.now();
  for (const word of ["STOP ", "don't ", "make you no ", "K 7 Q F "]) readReply(word.repeat(400));
  expect(performance.now() - start).toBeLessThan(1_000);
});
