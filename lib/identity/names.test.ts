import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonNames } from "./frequent-names";
import { compareNames, type NameMatch } from "./names";

const cases: [known: string, given: string | null, answer: NameMatch, why: string][] = [
  ["Ada Obi", "ADA OBI", "match", "case"],
  ["Ada Obi", "OBI ADA", "match", "the surname first"],
  ["Ada Obi", "Obi, Ada Chidinma", "match", "a middle name missing in our records"],
  ["Ada Chidinma Obi", "ADA OBI", "match", "a middle name missing in the bank's records"],
  ["Adẹ́ọlá Ṣàngó", "ADEOLA SANGO", "match", "marks of Yoruba"],
  ["Ɗanjuma Ƙasim", "DANJUMA KASIM", "match", "hooked letters of Hausa"],
  ["Ada Obi", "MRS. ADA OBI", "match", "a title"],
  ["Musa Bello", "ALHAJI MUSA BELLO", "match", "a title"],
  ["Ada Obi", "ADA C. OBI", "match", "another initial than ours says nothing"],
  ["Ada C Obi", "ADA CHIDINMA OBI", "match", "an initial that fits"],
  ["Chukwuemeka Okafor", "CHUKWUEMEKA OKAFFOR", "match", "one letter more"],
  ["Chukwuemeka Okafor", "CHUKWUEMKEA OKAFOR", "match", "two transposed letters"],
  ["Chukwuemeka Okafor", "CHUKWUAMEKA OKAFOR", "match", "another letter"],
  ["Ada Obi", "ADAOBI", "match", "no space"],
  ["Ada Obi", "OBIADA", "match", "no space, the surname first"],
  ["Ngozi O'Brien", "NGOZI OBRIEN", "match", "an apostrophe"],
  ["Ngozi Okonkwo-Eze", "EZE NGOZI OKONKWO", "match", "a hyphen"],
  ["Oluwaseun Adeyemi", "OLUWA SEUN ADEYEMI", "match", "a space within a name of theirs"],
  ["Oluwaseun Adeyemi", "ADEYEMI OLUWA SEUN", "match", "the same, the surname first"],
  ["Ade Bayo Okoro", "ADEBAYO OKORO", "match", "a space within a name of ours"],
  ["Ade Bayo Okoro", "OKORO ADEBAYO", "match", "the same, the surname first"],
  ["Olu Wa Seun Adeyemi", "OLUWASEUN ADEYEMI", "match", "two spaces within a name"],
  ["Musa Ibrahim", "MUSA IBRAHIM", "match", "common names that agree in full"],
  ["Musa Ibrahim", "IBRAHIM MUSA", "match", "the same, the surname first"],
  ["Musa Ibrahim Bello", "BELLO MUSA IBRAHIM", "match", "three of them, the surname first"],
  ["Musa Musa", "MUSA MUSA", "match", "one name twice, in both"],
  ["Oluwaseun Adeyemi Akinwunmi", "ADEYEMI AKINWUNMI", "match", "one name is rare"],

  ["Ada Obi", "CHIDI OBI", "mismatch", "another of the family"],
  ["Ada Obi", "ADA OKAFOR", "mismatch", "another family"],
  ["Ada Obi", "BAYO ADE", "mismatch", "another person"],
  ["Ada Obi", "AYO OBI", "mismatch", "a short name with one other letter is another name"],
  ["Ada Obi", "EMEKA", "mismatch", "one name, and another one"],
  ["Ada Obi", "B. OBI", "mismatch", "another initial"],
  ["Ada B Obi", "ADA CHIDINMA OBI", "mismatch", "an initial that does not fit"],
  ["Ada B Obi", "ADA C OBI", "mismatch", "two initials"],
  ["Ada Ada", "ADA OBI", "mismatch", "one word matches only one other"],
  ["Аdа Оbi", "ADA OBI", "mismatch", "letters that only look the same"],
  ["Chukwuemeka Okafor", "CHUKWUEMEKAA OKAFFOR", "mismatch", "two typos"],
  ["Oluwaseun Adeyemi", "SEUN ADEYEMI", "mismatch", "half of a name"],
  ["Mu Sa", "MUSA IBRAHIM", "unknown", "one name, written as two"],
  ["Chuku Dalu", "CHUKUDALU OKPARA", "unknown", "one rare name, written as two"],
  [
    "Musa Ibrahim Bello Usman Sani Umar Aliyu Grace Blessing John Emmanuel Chinedu Okafor Eze",
    "MUSA IBRAHIM",
    "mismatch",
    "fourteen common names",
  ],
  [
    "Musa Ibrahim Bello Usman Sani Umar Aliyu Grace Blessing John Emmanuel Chinedu Okafor Eze",
    "CHINEDU OKAFOR EZE",
    "mismatch",
    "the same, with more of the bank's",
  ],
  ["Ada Obi", "ADA OBI CHIDI OKAFOR EZE UCHE", "mismatch", "too many names at the bank"],

  ["Ada Obi", "OBI", "unknown", "one name only"],
  ["Ada Obi", "A O", "unknown", "initials only"],
  ["Ada Obi", "OBI A", "unknown", "an initial is no name"],
  ["Ada O", "ADA OBI", "unknown", "an initial of ours is no name"],
  ["Ada Chidinma Obi", "A.C. OBI", "unknown", "initials are no names"],
  ["Ada Obi", "ADA OBI CHIDI OKAFOR", "unknown", "as many more names as agree"],
  ["Ada Chidi Ngozi Obi", "ADA OBI", "unknown", "as many fewer"],
  ["Musa Ibrahim", "MUSA IBRAHIM BELLO", "unknown", "common names, in part"],
  ["Musa Ibrahim Bello", "MUSA IBRAHIM", "unknown", "common names, a part of ours"],
  ["Musa Ibrahim Bello Usman Sani", "MUSA IBRAHIM BELLO USMAN", "unknown", "the same, with four"],
  ["Musa Ibrahim Bello", "MUSA BELLO IBRAHIM", "unknown", "another order"],
  ["Ada Chidinma Obi", "CHIDINMA ADA OBI", "unknown", "another order of rarer names"],
  ["Ada Obi", null, "unknown", "nothing"],
  ["Ada Obi", "  ", "unknown", "blanks"],
  ["Ada Obi", "0123456789", "unknown", "digits"],
  ["Ada Obi", "MR", "unknown", "a title alone"],
  ["", "ADA OBI", "unknown", "no known name"],
];

/** Of a name that is verified. */
const verified: [known: string, given: string, answer: NameMatch][] = [
  ["Musa Ibrahim", "MUSA IBRAHIM BELLO", "match"],
  ["Musa Ibrahim Bello", "MUSA BELLO IBRAHIM", "match"],
  ["Musa Ibrahim Bello", "MUSA IBRAHIM", "match"],
  ["Musa Ibrahim", "MUSA BELLO", "mismatch"],
  ["Musa Ibrahim", "IBRAHIM", "unknown"],
  ["Musa Ibrahim", "MUSA IBRAHIM BELLO USMAN", "unknown"],
];

const typed = (known: string, given: string | null) => compareNames(known, given, { isVerified: false });

describe("a name from a bank", () => {
  test.each(cases)("%s as %s: %s (%s)", (known, given, answer) => {
    expect(typed(known, given)).toBe(answer);
  });

  test.each(verified)("%s, verified, as %s: %s", (known, given, answer) => {
    expect(compareNames(known, given, { isVerified: true })).toBe(answer);
  });
});

/** Titles are no names. */
const isName = (name: string) => typed(`${name} qq`, `${name} qq`) === "match";
const common = fc.constantFrom(...commonNames).filter(isName);
const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,12}$/).filter(isName), {
  minLength: 2,
  maxLength: 5,
});
const turned = (all: readonly string[], by: number) => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];

describe("of any names", () => {
  test("a name matches itself, wherever it begins and in any case", () => {
    fc.assert(
      fc.property(names, fc.nat(), (all, by) => {
        expect(typed(all.join(" "), turned(all, by).join(", ").toUpperCase())).toBe("match");
      }),
    );
  });

  test("a name matches itself with blanks elsewhere", () => {
    fc.assert(
      fc.property(names, (all) => {
        expect(typed(all.join(" "), [`${all[0]}${all[1]}`, ...all.slice(2)].join(" "))).toBe("match");
      }),
    );
  });

  test("the comparison is symmetric", () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        fc.pre(Math.abs(a.length - b.length) === 0);
        expect(typed(a.join(" "), b.join(" "))).toBe(typed(b.join(" "), a.join(" ")));
      }),
    );
  });

  test("handles every input", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(["match", "mismatch", "unknown"]).toContain(typed(a, b));
      }),
    );
  });
});

describe("a name that fits many accounts", () => {
  test("of common names alone nothing matches but the whole name", () => {
    const some = fc.uniqueArray(common, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(some, some, (known, given) => {
        const isSame = known.toSorted().join() === given.toSorted().join();
        fc.pre(!isSame && known.join("").length !== given.join("").length);
        expect(typed(known.join(" "), given.join(" "))).not.toBe("match");
      }),
    );
  });

  test("more than five names match nothing", () => {
    fc.assert(
      fc.property(
        fc.array(common, { minLength: 6, maxLength: 14 }),
        fc.nat(),
        fc.integer({ min: 2, max: 5 }),
        (known, from, length) => {
          const given = turned(known, from).slice(0, length).join(" ");
          for (const isVerified of [false, true]) {
            expect(compareNames(known.join(" "), given, { isVerified })).toBe("mismatch");
          }
        },
      ),
    );
  });

  test("initials and repeated names added to a known name open no further account", () => {
    const padding = fc.array(fc.oneof(fc.stringMatching(/^[a-z]$/), fc.constant("again")), { maxLength: 3 });
    fc.assert(
      fc.property(names, names, padding, (known, given, added) => {
        fc.pre(typed(known.join(" "), given.join(" ")) !== "match");
        const padded = [...known, ...added.map((one) => (one === "again" ? known[0] : one))].join(" ");
        expect(typed(padded, given.join(" "))).not.toBe("match");
      }),
    );
  });
});
