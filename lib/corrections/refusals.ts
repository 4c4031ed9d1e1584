import { refusals } from "@/lib/kernel/refusal";
import { naira } from "@/lib/money/format";

export const correctionRefusals = refusals({
  not_their_case: {
    status: 422,
    field: "caseId",
    says: "This person has no such trade, dispute, deposit or withdrawal.",
  },
  wrong_finding: { status: 422, field: "finding", says: "This isn’t a finding for this kind of correction." },
  wrong_direction: {
    status: 422,
    field: "direction",
    says: "Only an adjustment takes money out of a wallet.",
  },
  ruling_decides: {
    status: 409,
    says: "This trade has an open dispute. A ruling decides who gets the money.",
  },
  wallet_closed: { status: 409, says: "This person has closed their account." },
  wallet_too_small: {
    status: 409,
    field: "amount",
    says: ({ heldMinor }) => `The wallet holds only ${naira(heldMinor as string)}.`,
  },
  insurance_case_full: {
    status: 409,
    field: "amount",
    says: ({ leftMinor }) => `The fund can pay at most ${naira(leftMinor as string)} more for this case.`,
  },
  insurance_month_full: {
    status: 409,
    field: "amount",
    says: ({ leftMinor }) => `The fund can pay at most ${naira(leftMinor as string)} more this month.`,
  },
});
