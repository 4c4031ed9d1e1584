import { fileURLToPath } from "node:url";
import PdfDocument from "pdfkit";
import { expect, test } from "vitest";
import { nameSchema } from "@/lib/identity/name-schema";
import { runsOf } from "./font-runs";

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

const fonts = new Map<string, Font>();

/** A face as pdfkit has read it. */
function fontOf(face: string): Font {
  const known = fonts.get(face);
  if (known) return known;
  const file = fileURLToPath(new URL(`fonts/${face}-regular.ttf`, import.meta.url));
  const { _font: opened } = new PdfDocument({ font: file }) as unknown as { _font: { font: Font } };
  const { font } = opened;
  fonts.set(face, font);
  return font;
}

const isDrawn = (name: string): boolean =>
  runsOf(name).every(({ face, text }) => {
    const font = fontOf(face);
    return Array.from(text).every(
      (letter) => letter !== "?" && font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
  });

/** Names with each character of the basic plane that may stand in one. */
const accepted = Array.from({ length: 0xffff }, (_, at) => String.fromCharCode(at + 1)).flatMap(
  (character) => nameSchema.safeParse(`Ada${character}obi`).data ?? [],
);

test("every letter that a name may hold is drawn on statements and receipts", () => {
  expect(accepted.length).toBeGreaterThan(700);
  expect(accepted.filter((name) => !isDrawn(name))).toEqual([]);
});

test.each([
  "Maʼazu Ɓala",
  "Ǝnugu",
  "Ɔkɛ́ Ŋwɔ̃",
  "Ọlá Ṣẹ́gun",
  "Ụzọ Ịfẹọma",
  "Ñdíàná",
  "O’Brien-D'Souza",
  "Ɣana Ʋɔ",
])("%s is a name, and drawn whole", (name) => {
  expect(nameSchema.parse(name)).toBe(name.normalize("NFC"));
  expect(
    runsOf(name)
      .map(({ text }) => text)
      .join(""),
  ).toBe(name.normalize("NFC"));
});

test.each(["Ада Оби", "李明", "آدا", "Ada\u2028Obi", "ʼN Ada ẜ"])("%s is refused with a sentence", (name) => {
  expect(nameSchema.safeParse(name).error?.issues[0]?.message).toMatch(/^Use (Latin )?letters/);
});

test("a mark stands in the face of its letter", () => {
  expect(runsOf("ǝ\u0301")).toEqual([{ face: "inter-more", text: "ǝ\u0301" }]);
});
