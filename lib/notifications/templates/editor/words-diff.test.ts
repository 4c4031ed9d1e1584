import { expect, test } from "vitest";
import { diffWords } from "./words-diff";

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

test("a word that was changed, left out or put in is shown alone", () => {
  expect(shown("Start by {deadline}.", "Start by {deadline}.")).toBe("Start by {deadline}.");
  expect(shown("Start and deliver by {deadline}.", "Deliver by {deadline}.")).toBe(
    "[-Start and deliver-]{+Deliver+} by {deadline}.",
  );
  expect(shown("You have time.", "You have more time.")).toBe("You have {+more +}time.");
  expect(shown("Ẹ ṣí àpótí", "Ẹ ṣí àpótí yín")).toBe("Ẹ ṣí àpótí{+ yín+}");
  expect(shown("", "New")).toBe("{+New+}");
});

test("both texts can be put together from it, also where it is too long to be compared", () => {
  const texts = ["a b c d e", "a c x e f", "", "f e d c b a", "word ".repeat(2_000)];
  for (const before of texts)
    for (const after of texts) {
      const runs = diffWords(before, after);
      const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : run.text)).join("");
      expect(without("new")).toBe(before);
      expect(without("gone")).toBe(after);
    }
});
