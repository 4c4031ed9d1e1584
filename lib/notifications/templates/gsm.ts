import { dictionary } from "@/lib/kernel/input/dictionary";

/** The letters of GSM 03.38, which a text message carries 160 of; one other letter makes it 70. */
const basic =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Each takes the place of two. */
const extended = "^{}\\[~]|€";

const written = dictionary<string>({
  "₦": "N",
  "₿": "BTC",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "…": "...",
  "·": "-",
  "•": "*",
  "×": "x",
  "\u00a0": " ",
  ɓ: "b",
  Ɓ: "B",
  ɗ: "d",
  Ɗ: "D",
  ƙ: "k",
  Ƙ: "K",
  ƴ: "y",
  Ƴ: "Y",
});

/** A text message without any letter outside of GSM 03.38: marks are left out, and what has no likeness becomes a question mark. */
export function inGsm(text: string): string {
  return Array.from(text.normalize("NFC")).map(letterInGsm).join("");
}

/** The same of one letter. */
export function letterInGsm(letter: string): string {
  if (isGsm(letter)) return letter;
  const plain = written[letter] ?? letter.normalize("NFD").replaceAll(/\p{Mn}/gu, "");
  return Array.from(plain).every(isGsm) ? plain : "?";
}

const isGsm = (letter: string) => basic.includes(letter) || extended.includes(letter);

/** How much of a text message's 160 letters it takes. */
export const gsmLength = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (extended.includes(letter) ? 2 : 1), 0);
