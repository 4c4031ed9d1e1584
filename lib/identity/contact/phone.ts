import parsePhoneNumber from "libphonenumber-js/mobile";
import { plain } from "@/lib/kernel/input/marks";

/**
 * Parses a Nigerian mobile number in any common notation to E.164 (`+2348031234567`); null for landlines, foreign numbers and
 * invalid input.
 */
export function parseNigerianMobile(text: string): string | null {
  if (text.length > 40) return null;
  const typed = plain(text)
    .trim()
    .replace(/^00(?=234)/, "+");
  const number = parsePhoneNumber(typed, { defaultCountry: "NG", extract: false });
  if (!number || number.country !== "NG" || number.ext || !number.isValid()) return null;
  return /^\+234[789][01]\d{8}$/.test(number.number) ? number.number : null;
}

/** The national format: `0803 123 4567`. */
export function formatPhone(e164: string): string {
  const national = e164.replace(/^\+234/, "0");
  return national.replace(/^(\d{4})(\d{3})(\d{4})$/, "$1 $2 $3");
}

/** The masked national format: `0803 *** 4567`. */
export const maskPhone = (e164: string): string => formatPhone(e164).replace(/ \d{3} /, " *** ");
