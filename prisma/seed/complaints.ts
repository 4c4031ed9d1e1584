import type { Finding } from "@/lib/disputes/findings";
import type { RuleId } from "@/lib/disputes/rules";

export interface Complaint {
  reason: string;
  statement: string;
}

/** What buyers write when they open a dispute. */
export const complaints: readonly Complaint[] = [
  {
    reason: "not_received",
    statement:
      "It is more than half an hour now and my balance has not moved. I restarted the phone and dialled the balance code three times.",
  },
  {
    reason: "wrong_amount",
    statement: "Only half of the amount entered my line. I asked for the rest in the chat and got no answer.",
  },
  {
    reason: "not_received",
    statement:
      "The seller says it was successful, but no text has come from my provider and nothing was added.",
  },
  {
    reason: "wrong_number",
    statement: "The last two digits on the receipt are not mine. I think it was sent to another person.",
  },
  {
    reason: "other",
    statement:
      "The airtime came as a bonus that cannot be shared or used for data. That is not what the offer says.",
  },
];

/** What moderators give as their reason. Both parties read it. */
export const rulingReasons: Record<"refund" | "release", readonly string[]> = {
  refund: [
    "The operator's message that the seller showed is for another number. The buyer gets everything back.",
    "The seller could not show that the transfer went through. The buyer gets everything back.",
    "Less than the agreed amount arrived, and the rest was not sent in time. The buyer gets everything back.",
  ],
  release: [
    "The operator's message shows the right number, amount and minute, and the buyer has since found it. The seller is paid.",
    "The buyer's own balance history shows the airtime arriving before the dispute was opened. The seller is paid.",
  ],
};

/** What moderators find, and the rules that they cite. */
export const rulingFindings = {
  refund: { finding: "proof_missing", rules: ["A5", "E3"] },
  release: { finding: "fraud_buyer", rules: ["E5"] },
} as const satisfies Record<string, { finding: Finding; rules: readonly RuleId[] }>;

/** What sellers say about it. */
export const answers: readonly string[] = [
  "I sent the whole amount and have the operator's message. The number is the one in the trade.",
  "The operator took long that evening, but the message says that it was successful.",
];
