import parsePhoneNumber from "libphonenumber-js/mobile";

/** The four networks that a number can have been given out by. */
export type OriginalNetwork = "MTN" | "AIRTEL" | "GLO" | "T2";

/**
 * A Nigerian mobile number in E.164 (`+2348031234567`) from any common way of typing it; null for landlines, foreign
 * numbers and what is no number.
 */
export function parseNigerianMobile(text: string): string | null {
  if (text.length > 40) return null;
  const typed = text.trim().replace(/^00(?=234)/, "+");
  const number = parsePhoneNumber(typed, { defaultCountry: "NG", extract: false });
  if (!number || number.country !== "NG" || number.ext || !number.isValid()) return null;
  return /^\+234[789][01]\d{8}$/.test(number.number) ? number.number : null;
}

/** `0803 123 4567`, as people here write it. */
export function formatPhone(e164: string): string {
  const national = e164.replace(/^\+234/, "0");
  return national.replace(/^(\d{4})(\d{3})(\d{4})$/, "$1 $2 $3");
}

/** A number that others may recognise but not call: `0803 *** 4567`. */
export const maskPhone = (e164: string): string => formatPhone(e164).replace(/ \d{3} /, " *** ");

const prefixes = [
  ["MTN", "0703 0704 0706 0707 0803 0806 0810 0813 0814 0816 0903 0906 0913 0916 07025 07026"],
  ["AIRTEL", "0701 0708 0802 0808 0812 0901 0902 0904 0907 0911 0912"],
  ["GLO", "0705 0805 0807 0811 0815 0905 0915"],
  ["T2", "0809 0817 0818 0908 0909"],
] as const satisfies readonly (readonly [OriginalNetwork, string])[];

const networkOf = new Map<string, OriginalNetwork>(
  prefixes.flatMap(([network, list]) => list.split(" ").map((prefix) => [prefix, network] as const)),
);

/** The network that gave the number out: a hint only, because people take their numbers to other networks. */
export function originalNetwork(e164: string): OriginalNetwork | null {
  const national = e164.replace(/^\+234/, "0");
  return networkOf.get(national.slice(0, 4)) ?? networkOf.get(national.slice(0, 5)) ?? null;
}
