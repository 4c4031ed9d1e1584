import type { DisputeReason } from "./asset";

const photos = ["Photos of what arrived, from every side", "A photo of the label and the packaging"] as const;
const opened = {
  asks: "Did you open it with the courier present?",
  kind: "choice",
  choices: { yes: "Yes", no: "No" },
} as const;

/** What goes wrong with goods that are sent. */
export const goodsReasons = {
  not_arrived: {
    says: "It hasn’t arrived",
    by: ["buyer"],
    onceDue: true,
    questions: {
      tracking: { asks: "What does the tracking show?", kind: "text", optional: true },
      asked_carrier: {
        asks: "Have you asked the carrier?",
        kind: "choice",
        choices: { yes: "Yes", no: "Not yet" },
      },
    },
    evidence: ["The carrier’s tracking page or answer"],
  },
  not_as_described: {
    says: "It isn’t as described",
    by: ["buyer"],
    questions: { differs: { asks: "What is different from the listing?", kind: "text" }, opened },
    evidence: photos,
  },
  damaged: {
    says: "It arrived damaged",
    by: ["buyer"],
    questions: {
      damage: { asks: "What is damaged?", kind: "text" },
      package: {
        asks: "Was the package damaged too?",
        kind: "choice",
        choices: { yes: "Yes", no: "No", unpacked: "It had no packaging" },
      },
    },
    evidence: photos,
  },
  incomplete: {
    says: "Something is missing",
    by: ["buyer"],
    questions: { missing: { asks: "What is missing?", kind: "text" }, opened },
    evidence: photos,
  },
  counterfeit: {
    says: "It isn’t genuine",
    by: ["buyer"],
    questions: {
      how_known: {
        asks: "How do you know?",
        kind: "text",
        hint: "A serial number, a dealer’s word, a mark.",
      },
    },
    evidence: ["Photos of serial numbers and marks", "A dealer’s or the maker’s statement, if you have one"],
  },
  return_refused: {
    says: "The return wasn’t accepted",
    by: ["buyer", "seller"],
    questions: {
      returned: { asks: "When was it sent back, and with which carrier?", kind: "text" },
      condition: { asks: "In what condition did it come back?", kind: "text", optional: true },
    },
    evidence: ["The carrier’s receipt for the return", ...photos],
  },
} as const satisfies Record<string, DisputeReason>;
