/** How a message is refused: invalid number, no credit, rate limited, server error, or no response. */
export type Refused = "no_number" | "no_credit" | "too_many" | "broken" | "silent";

/** The anomaly of an accepted message's delivery report. */
export type OddReport = "failed" | "do_not_disturb" | "late" | "many" | "forged";

/** Numbers that trigger each response of a provider. Digits without a plus. */
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

/** How a message to this number is refused; undefined if it is accepted. */
export function refusalOf(number: string): Refused | undefined {
  const magic = magicNumbers[number];
  return magic && "refused" in magic ? magic.refused : undefined;
}

/** The anomaly of its report; undefined if there is none. */
export function oddReportOf(number: string): OddReport | undefined {
  const magic = magicNumbers[number];
  return magic && "report" in magic ? magic.report : undefined;
}
