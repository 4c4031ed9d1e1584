import { plain } from "@/lib/kernel/input/marks";

/** A Nigerian mobile number however it is written: with blanks, dots, dashes or brackets between its digits. */
const PHONE = /(?<!\d)(?:\+?234[\s().-]*0?|0)[\s().-]*[789][\s().-]*[01](?:[\s().-]*\d){8}(?!\d)/;
const LINK =
  /(?:https?:\/\/|www\.|\bwa\.me\b|\bt\.me\b|\b[a-z0-9-]{2,}\.(?:com|ng|net|org|co|shop|store|link|me|ly)\b)/i;
const EMAIL = /[^\s@]+@[^\s@]+\.[a-z]{2,}/i;
/** Ten digits beside a word for an account. */
const ACCOUNT =
  /\b(?:acct|account|a\/c|nuban|opay|palmpay|moniepoint|kuda)\b[^.\n]{0,30}(?<!\d)\d(?:[\s-]?\d){9}(?!\d)/i;
const HANDLE = /\b(?:whats\s*app|telegram|instagram|ig|snapchat|dm me|call me|text me|inbox me)\b/i;

/** What of a text takes the reader away from here: refused in a title and a description. */
export function contactIn(text: string): "a phone number" | "a link" | "an account number" | undefined {
  const read = plain(text);
  if (PHONE.test(read)) return "a phone number";
  if (LINK.test(read) || EMAIL.test(read)) return "a link";
  return ACCOUNT.test(read) ? "an account number" : undefined;
}

/** Words that often go with a trade outside: no reason to refuse a listing, but one to look at it. */
export const hintsAtContact = (text: string): boolean => HANDLE.test(plain(text));
