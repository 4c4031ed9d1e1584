import type { Limit } from "@/lib/kernel/rate-limit";
import { refusals } from "@/lib/kernel/refusal";

/** The most entries of one PDF: about 200 pages. */
export const MAX_PDF_ENTRIES = 5_000;

export const statementRefusals = refusals({
  paper_too_long: {
    status: 422,
    says: "A PDF statement can have up to 5,000 transactions. Choose a shorter period, or download the CSV.",
  },
});

/** Limits the files a user can generate: each can read a wallet's whole history. */
export const fileLimit: Limit = { name: "statement file by user", max: 20, minutes: 10 };
