import type { DisputeReason } from "./asset";

const receipt = "The bank’s receipt for the transfer, as a PDF or picture";
const statement = "Your account statement for that hour, other lines blacked out";
const bankReference = { asks: "The bank’s reference or session ID", kind: "text", optional: true } as const;

/** What goes wrong where coins are exchanged for a payment outside. */
export const cryptoReasons = {
  payment_missing: {
    says: "The payment hasn’t arrived",
    by: ["seller"],
    questions: {
      bank: { asks: "Which of your accounts did you check?", kind: "text" },
      looked: { asks: "When did you last check?", kind: "text", hint: "Such as “today at 10:55”." },
    },
    evidence: [statement],
  },
  payment_third_party: {
    says: "Someone else paid",
    by: ["seller"],
    questions: {
      payer: { asks: "The name on the payment, as your bank shows it", kind: "text" },
      bank_reference: bankReference,
    },
    evidence: ["The credit alert or statement line with the payer’s name"],
  },
  payment_amount: {
    says: "The payment isn’t the agreed amount",
    by: ["seller"],
    questions: { arrived: { asks: "How much arrived?", kind: "amount" }, bank_reference: bankReference },
    evidence: [statement],
  },
  payment_reversed: {
    says: "The payment was taken back",
    by: ["seller"],
    questions: {
      reversed_when: { asks: "When was it taken back?", kind: "text" },
      bank_reference: bankReference,
    },
    evidence: ["Your bank’s notice of the reversal", statement],
  },
  coins_missing: {
    says: "I paid, but the coins weren’t released",
    by: ["buyer"],
    questions: {
      paid_when: { asks: "When did you pay?", kind: "text", hint: "Such as “today at 10:46”." },
      paid_from: {
        asks: "Was the account you paid from in your own name?",
        kind: "choice",
        choices: { yes: "Yes", no: "No" },
      },
      bank_reference: bankReference,
    },
    evidence: [receipt],
  },
  wrong_address: {
    says: "It went to the wrong account or address",
    by: ["buyer", "seller"],
    questions: { went_to: { asks: "Where did it go? The last four characters are enough.", kind: "text" } },
    evidence: [receipt],
  },
} as const satisfies Record<string, DisputeReason>;
