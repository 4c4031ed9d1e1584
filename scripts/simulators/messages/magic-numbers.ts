/** How a message is not taken over: as no number, out of credit, too many at once, broken, or never answered. */
export type Refused = "no_number" | "no_credit" | "too_many" | "broken" | "silent";

/** What is odd about the delivery report of a message that was taken over. */
export type OddReport = "failed" | "do_not_disturb" | "late" | "many" | "forged";

/** Numbers that misbehave, so that every answer of a provider can be met. Digits without a plus. */
const magicNumbers: Record<string, { refused: Refused } | { report: OddReport }> = {
  "2348030000400": { refused: "no_number" },
  "2348030000402": { refused: "no_credit" },
  "2348030000429": { refused: "too_many" },
  "2348030000500": { refused: "broken" },
  "2348030000504": { refused: "silent" },
  "2348030000001": { report: "failed" },
  "2348030000002": { report: "do_not_disturb" },
  "2348030000003": { report: "late" },
  "2348030000004": { report: "many" },
  "2348030000005": { report: "forged" },
};

/** How a message to this number is turned away; undefined where it is taken. */
export function refusalOf(number: string): Refused | undefined {
  const magic = magicNumbers[number];
  return magic && "refused" in magic ? magic.refused : undefined;
}

/** What will be odd about its report; undefined where nothing is. */
export function oddReportOf(number: string): OddReport | undefined {
  const magic = magicNumbers[number];
  return magic && "report" in magic ? magic.report : undefined;
}
