import type { Limit } from "@/lib/kernel/rate-limit";
import { refusals } from "@/lib/kernel/refusal";

/** The most entries of one PDF: some 200 pages. */
export const LONGEST_PAPER = 5_000;

export const statementRefusals = refusals({
  paper_too_long: {
    status: 422,
    says: "A PDF statement can have up to 5,000 transactions. Choose a shorter period, or download the CSV.",
  },
});

/** How many files one person may have made: each reads up to a whole wallet's past. */
export const fileLimit: Limit = { name: "statement file by user", max: 20, minutes: 10 };
