import { describe, expect, test } from "vitest";
import { SendMessage } from "@/lib/chat/schema";
import { written } from "@/lib/kernel/input/fields";
import { passkeyNameSchema } from "./factors/schema";
import { nameSchema } from "./name-schema";

const message = SendMessage.shape.body;

const of = (...points: number[]) => String.fromCodePoint(...points);

/** Texts that show as nothing. */
const unseen: [what: string, text: string][] = [
  ["Hangul fillers", of(0x3164, 0x3164)],
  ["half-width Hangul fillers", of(0xffa0, 0xffa0)],
  ["Hangul Jamo fillers", of(0x115f, 0x1160)],
  ["combining marks alone", of(0x301, 0x301, 0x323)],
  ["zero-width blanks and joiners", of(0x200b, 0x200d, 0x2060, 0xfeff)],
  ["soft hyphens", of(0xad, 0xad)],
  ["variation selectors", of(0xfe0f, 0xfe0e)],
  ["blanks of Braille", of(0x2800, 0x2800)],
  ["ideographic and no-break blanks", of(0x3000, 0xa0)],
  ["bidirectional marks", of(0x202e, 0x202c, 0x2066, 0x2069)],
  ["tags", of(0xe0020, 0xe007f)],
  ["grapheme joiners", of(0x34f, 0x34f)],
];

const names: [what: string, name: string, isGood: boolean][] = [
  ["plain", "Ada Obi", true],
  ["marks of Yoruba, composed", "Adẹ́ọlá Ṣàngó", true],
  ["marks of Yoruba, decomposed", "Adẹ́ọlá Ṣàngó".normalize("NFD"), true],
  ["hooked letters of Hausa", "Ɗanjuma Ƙasim", true],
  ["an apostrophe and a hyphen", "Ngozi O’Brien-Eze", true],
  ["an initial", "Ada C. Obi", true],
  ["five names", "Ada Chidinma Ngozi Nkechi Obi", true],
  ["six names", "Ada Chidinma Ngozi Nkechi Uche Obi", false],
  ["six names in three words", "Ada-Chidinma Ngozi-Nkechi Uche-Obi", false],
  ["letters with a filler between", `Ada${of(0x3164)}Obi`, false],
  ["a mark before the first letter", `${of(0x301)}Ada`, false],
  ["a mark on a blank", `Ada ${of(0x301)}Obi`, false],
  ["three marks that stack on a letter", `A${of(0x301, 0x308, 0x323, 0x330)}da`, false],
  ["twenty marks on a letter", `A${of(0x308).repeat(20)}da`, false],
  ["an override of the direction", `Ada${of(0x202e)}ibO`, false],
  ["an isolate", `${of(0x2066)}Ada Obi${of(0x2069)}`, false],
  ["a zero-width joiner", `A${of(0x200d)}da Obi`, false],
  ["one letter and dots", "A...", false],
  ["hyphens alone", "---", false],
  ["digits", "Ada 2", false],
];

describe("names of people", () => {
  test.each(names)("%s: %j is %j", (_, name, isGood) => {
    expect(nameSchema.safeParse(name).success).toBe(isGood);
  });

  test.each(unseen)("of %s are refused", (_, text) => {
    expect(nameSchema.safeParse(text).success).toBe(false);
    expect(nameSchema.safeParse(`${text}a${text}`).success).toBe(false);
  });

  test("are kept composed", () => {
    expect(nameSchema.parse("Adẹ́ọlá".normalize("NFD"))).toBe("Adẹ́ọlá".normalize("NFC"));
  });
});

/** A message's text and the name of a passkey are written for people; so is each reason, statement and note of an operation. */
test.each(unseen)("words of %s alone are refused, with a letter not", (_, text) => {
  for (const schema of [written(), message, passkeyNameSchema]) {
    for (const blind of [text, ` ${text} `]) expect(schema.safeParse(blind).success).toBe(false);
    expect(schema.safeParse(`${text}a`).success).toBe(true);
  }
});

test.each(["👍", "❤️", "👨‍👩‍👧", "…", "?", "שלום", "5"])("a message of %s alone is sent", (text) => {
  expect(message.safeParse(text).success).toBe(true);
});
