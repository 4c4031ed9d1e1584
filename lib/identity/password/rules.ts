import { dictionary } from "@/lib/kernel/input/dictionary";
export const PASSWORD_MIN = 8;
/** The recommended minimum. */
export const PASSWORD_GOOD = 15;
export const PASSWORD_MAX = 128;

/** Guessable words of our context: brand, goods and places. */
export const ownWords =
  `amana amanaescrow amana-escrow escrow airtime recharge mtn airtel glo globacom etisalat 9mobile
  ninemobile t2 paystack wallet naira kobo nigeria naija lagos abuja ibadan kano portharcourt market marketplace money
  trade trader trading buyer seller chelsea arsenal liverpool manchester jesusislord godisgood godislove`.split(
    /\s+/,
  );

const substitutes = dictionary<string>({
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
});

const unsubstituted = (text: string) => text.replace(/[013457@$!]/g, (sign) => substitutes[sign] ?? sign);
const lettersOf = (text: string) => text.replace(/[^a-z]/g, "");

/** The words that a password can be a variation of: 'P@ssw0rd2026!' of 'password'. */
export function coresOf(password: string): string[] {
  const low = password.toLowerCase();
  const bare = low.replace(/^[^a-z@$]+|[^a-z@$]+$/g, "");
  const cut = bare.replace(/^[^a-z]+|[^a-z]+$/g, "");
  const unadorned = low.replace(/[^a-z0-9]+$/, "");
  return [low, unadorned, bare, cut].flatMap((text) => [lettersOf(text), lettersOf(unsubstituted(text))]);
}

/** The problem with a password's length, as a sentence; undefined if it is acceptable. Passwords are never trimmed. */
export function lengthProblem(password: string): string | undefined {
  if (password === "") return "Choose a password.";
  if (password.length < PASSWORD_MIN)
    return `Use at least ${PASSWORD_MIN} characters. A short sentence works well.`;
  if (password.length > PASSWORD_MAX) return `Use ${PASSWORD_MAX} characters or fewer.`;
  return undefined;
}

/** The user who chooses the password. */
export interface PasswordOwner {
  name: string;
  email: string;
  /** E.164. */
  phone: string;
}

/** Personal data of a user that others could guess. */
export function wordsOf({ name, email, phone }: PasswordOwner): string[] {
  const local = email.split("@")[0] ?? "";
  const words = [
    name,
    ...name.split(/[\s'’.-]+/),
    email,
    local,
    ...local.split(/[^a-z]+/i),
    phone,
    `0${phone.slice(4)}`,
  ];
  return words.filter((word) => word.length > 2);
}
