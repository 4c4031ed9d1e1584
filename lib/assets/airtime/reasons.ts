import type { DisputeReason } from "../asset";

const whenLooked = {
  asks: "When did you last check the balance?",
  kind: "text",
  hint: "Such as “today at 10:55”.",
} as const;

const messageShows = [
  "The operator’s confirmation SMS, whole",
  "Your airtime balance before and after",
] as const;

/** What goes wrong with airtime. It can’t be taken back, so each reason asks what the two phones show. */
export const airtimeReasons = {
  not_received: {
    says: "The airtime hasn’t arrived",
    by: ["buyer"],
    questions: {
      last_checked: whenLooked,
      balance: { asks: "What does the balance show?", kind: "amount", hint: "Dial *310# to see it." },
      ported: {
        asks: "Has this number moved from another network?",
        kind: "choice",
        choices: { no: "No", yes: "Yes", unsure: "I’m not sure" },
      },
    },
    evidence: ["A screenshot of your airtime balance", "Your airtime history for today"],
  },
  wrong_amount: {
    says: "A different amount arrived",
    by: ["buyer"],
    questions: {
      arrived: { asks: "How much arrived?", kind: "amount" },
      arrived_when: { asks: "When did it arrive?", kind: "text", hint: "Such as “today at 10:55”." },
    },
    evidence: ["The operator’s SMS with the amount", "Your airtime balance before and after"],
  },
  wrong_number: {
    says: "It went to the wrong number",
    by: ["buyer", "seller"],
    questions: {
      last_digits: { asks: "The last four digits of the number it went to", kind: "text", optional: true },
      whose_mistake: {
        asks: "How did it happen?",
        kind: "choice",
        choices: {
          given_wrong: "The number in the trade is wrong",
          typed_wrong: "It was typed wrongly when sending",
          unsure: "I’m not sure",
        },
      },
    },
    evidence: ["The operator’s confirmation SMS, with the number"],
  },
  not_confirming: {
    says: "I sent it, but the buyer hasn’t confirmed",
    by: ["seller"],
    questions: {
      sent_when: { asks: "When did you send it?", kind: "text", hint: "Such as “today at 10:46”." },
      sent_how: {
        asks: "How did you send it?",
        kind: "choice",
        choices: { share: "Airtime transfer", top_up: "Top-up from a bank or an app", card: "Recharge card" },
      },
      reference: { asks: "The reference in the operator’s SMS", kind: "text", optional: true },
    },
    evidence: messageShows,
  },
} as const satisfies Record<string, DisputeReason>;
