import { plain } from "@/lib/kernel/input/marks";
import { kobo } from "./format";

// Fifteen digits of naira stay well inside the ledger's 64 bits of kobo.
const amountTyped =
  /^(?:₦|NGN)?\s*(?<whole>\d{1,15}|\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:\s\d{3}){1,4})(?:\.(?<kobo>\d{1,2}))?$/iu;
const longestAmount = 30;

/**
 * What a person typed as an amount, in kobo: `4150`, `4,150.5`, `4 150`, `₦4,150.50`. Null for everything that is not
 * plainly an amount: negatives, a third decimal, exponents, misplaced commas, words, absurd length.
 */
export function parseNaira(text: string): bigint | null {
  if (text.length > longestAmount) return null;
  const typed = amountTyped.exec(plain(text).trim())?.groups;
  if (!typed?.whole) return null;
  return kobo(typed.whole.replaceAll(/[,\s]/g, "")) + BigInt((typed.kobo ?? "").padEnd(2, "0"));
}

/** What is wrong with a typed amount of naira, and what to do; null if `parseNaira` reads it. */
export function amountProblem(text: string): string | null {
  if (parseNaira(text) !== null) return null;
  const typed = plain(text).trim();
  if (typed === "") return "Enter an amount.";
  if (/^[-−]/.test(typed)) return "Enter an amount above zero, such as 2,500.";
  const number = /^(?:₦|NGN)?(?<whole>[\d,\s]+)(?:\.(?<fraction>\d+))?$/i.exec(typed)?.groups;
  if (number?.fraction && number.fraction.length > 2)
    return "Use at most two decimal places, such as 2,500.50.";
  if (number?.whole && number.whole.replace(/\D/g, "").length > 15) return "This amount is too large.";
  return "Enter the amount in digits, such as 2,500 or 2,500.50.";
}
