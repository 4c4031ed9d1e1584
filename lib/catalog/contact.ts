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

/** How scams are worded, in English and in Pidgin, with what a seller who means well should know. They are not refused, but looked at. */
const SCAMS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:otp|one[- ]time (?:code|pin|password)|verification code|bvn|(?:atm|card|transfer) pin)\b/i,
    "Leave out codes, PINs and BVN: nobody here needs one to buy, and buyers are warned of those who ask.",
  ],
  [
    /\b(?:(?:pay|send|transfer|drop|deposit)\b[^.\n]{0,24}\b(?:first|upfront|up front|before (?:i|we|delivery|shipping))|part payment|deposit (?:first|only)|pay me direct|drop (?:the )?money|send am (?:for|to|enter) (?:my )?(?:account|acct))\b/i,
    "Leave out payment in advance: buyers pay into escrow, and you’re paid once they have it.",
  ],
  [
    /\b(?:no escrow|outside (?:the |this |dis )?(?:app|site|platform|amana)|without amana|cheaper (?:if|when) (?:you|u) (?:call|pay)|make we (?:talk|yarn|do am) (?:for )?outside|deal direct)\b/i,
    "Leave out deals outside Amana: nothing protects you or the buyer there.",
  ],
  [
    HANDLE,
    "Leave out other ways to reach you: buyers write to you here, and such listings are looked at first.",
  ],
];

/** What in a text reads like a scam, said to its writer; undefined where nothing does. */
export function scamIn(text: string): string | undefined {
  const read = plain(text);
  return SCAMS.find(([words]) => words.test(read))?.[1];
}
