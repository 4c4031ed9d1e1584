import { expect, test } from "vitest";
import { nameSchema } from "@/lib/identity/name-schema";
import { textOf } from "./source-files";

/** The code points of each face that draws only some. */
const ranges = [...textOf("app/fonts.ts").matchAll(/"(U\+[^"]*)"/g)].map(([, range = ""]) =>
  range.split(", ").map((span) => {
    const [from = "", to = from] = span.replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  }),
);
const facesFor = (letter: string) =>
  ranges.filter((range) =>
    range.some(([from, to]) => from <= (letter.codePointAt(0) ?? 0) && (letter.codePointAt(0) ?? 0) <= to),
  );

const marks = Array.from({ length: 0x70 }, (_, at) => String.fromCodePoint(0x300 + at));

test("the faces that lend dotted and hooked letters draw every mark that a name may have on them", () => {
  for (const letter of ["ọ", "ɗ"]) {
    const [lender] = facesFor(letter);
    const stays = marks.filter((mark) => `${letter}${mark}`.normalize("NFC").endsWith(mark));
    for (const mark of stays.filter((one) => nameSchema.safeParse(`A${letter}${one}`).success))
      expect(facesFor(mark), `U+${mark.codePointAt(0)?.toString(16)}`).toContain(lender);
  }
});
