import "@/lib/assets/test-kinds/known-for-tests";
import { describe, expect, test } from "vitest";
import { type AssetKind, assets } from "@/lib/assets";
import { findingNames, findings, findingsOf, lostBy, outcomesOf } from "./findings";
import { answersTo, reasonOf, reasonsOf } from "./reasons";
import { rules, rulesByFamily, rulesOf } from "./rules";

const kinds = Object.keys(assets) as AssetKind[];
const airtime = (reason: string) => {
  const found = reasonOf("AIRTIME", reason);
  if (!found) throw new Error(`${reason} is a reason`);
  return found;
};
const problemOf = (reason: string, given: Record<string, string>) => {
  try {
    return answersTo(airtime(reason), given);
  } catch (error) {
    return (error as { field: string }).field;
  }
};

describe("reasons", () => {
  test.each(kinds)("each party of %s can give some, and neither those of the clock and of staff", (kind) => {
    for (const party of ["buyer", "seller"] as const) {
      const words = Object.keys(reasonsOf(kind, party));
      expect(words).toContain("other");
      expect(words).not.toContain("silence");
      expect(words).not.toContain("staff_review");
    }
    expect(reasonOf(kind, "silence")).toBeDefined();
    expect(reasonOf(kind, "constructor")).toBeUndefined();
  });

  test("goods and coins have theirs by their kind", () => {
    expect(Object.keys(reasonsOf("VOUCHER", "buyer"))).toContain("counterfeit");
    expect(Object.keys(reasonsOf("SWAP", "seller"))).toContain("payment_third_party");
    expect(Object.keys(reasonsOf("AIRTIME", "buyer"))).not.toContain("damaged");
  });

  test("a choice offers two answers at least, and no question has two meanings", () => {
    for (const kind of kinds)
      for (const { questions = {} } of Object.values(reasonsOf(kind, "buyer")))
        for (const { kind: form, choices = {} } of Object.values(questions))
          expect(Object.keys(choices).length >= 2).toBe(form === "choice");
  });
});

describe("answers", () => {
  test("are stored by question, amounts in kobo, what isn’t asked is left out", () => {
    expect(
      answersTo(airtime("not_received"), {
        last_checked: " today at 10:55 ",
        balance: "₦112.40",
        ported: "no",
        arrived: "5000",
      }),
    ).toEqual({ last_checked: "today at 10:55", balance: "11240", ported: "no" });
  });

  test("one that is optional can be missing", () => {
    expect(answersTo(airtime("wrong_number"), { whose_mistake: "unsure" })).toEqual({
      whose_mistake: "unsure",
    });
  });

  test.each([
    ["missing", "wrong_amount", { arrived: "500" }, "answers.arrived_when"],
    ["invisible", "wrong_amount", { arrived: "500", arrived_when: "\u200b" }, "answers.arrived_when"],
    ["no amount", "wrong_amount", { arrived: "much", arrived_when: "now" }, "answers.arrived"],
    ["no choice", "wrong_number", { whose_mistake: "constructor" }, "answers.whose_mistake"],
    ["too long", "wrong_amount", { arrived: "1", arrived_when: "x".repeat(201) }, "answers.arrived_when"],
  ])("one that is %s is refused at its field", (_what, reason, given, field) => {
    expect(problemOf(reason, given)).toBe(field);
  });
});

describe("findings", () => {
  test.each(kinds)("%s has only findings of the list, each with an outcome", (kind) => {
    for (const finding of assets[kind]?.findings ?? []) expect(findingNames).toContain(finding);
    for (const finding of findingsOf(kind)) expect(outcomesOf(kind, finding).length).toBeGreaterThan(0);
  });

  test("every finding belongs to some kind", () => {
    expect(new Set(kinds.flatMap(findingsOf))).toEqual(new Set(findingNames));
  });

  test("allow outcomes by who performs: a silent buyer of airtime pays, one of coins gets none", () => {
    expect(outcomesOf("AIRTIME", "sent_elsewhere")).toEqual(["refund"]);
    expect(outcomesOf("AIRTIME", "buyer_silent")).toEqual(["release"]);
    expect(outcomesOf("SWAP", "buyer_silent")).toEqual(["refund"]);
    expect(outcomesOf("SWAP", "payment_missing")).toEqual(["refund"]);
    expect(outcomesOf("AIRTIME", "payment_missing")).toEqual([]);
  });

  test("never pay who lost by them alone", () => {
    for (const finding of findingNames) {
      const loser = lostBy(finding);
      if (loser) expect(findings[finding].to).not.toContain(loser);
    }
  });
});

test("each rule is in one family, and a ruling cites those of its kind and of every trade", () => {
  expect(rulesByFamily().flatMap(({ ids }) => ids)).toHaveLength(Object.keys(rules).length);
  expect(rulesOf("AIRTIME").slice(0, 2)).toEqual(["A1", "A2"]);
  expect(rulesOf("AIRTIME")).toContain("E6");
  expect(rulesOf("AIRTIME")).not.toContain("G1");
});
