import { plain } from "@/lib/kernel/input/marks";

/** Letters and digits that nobody takes for another; no vowels, so that a code is no word. */
export const CODE_ALPHABET = "CDFGHJKLMNPQRTVWXY34679";
export const CODE_LENGTH = 4;

const CODE = new RegExp(`^(?=.*\\d)(?=.*[A-Z])[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** Whether this can be a code: four of the alphabet, a letter and a digit among them. */
export const isCode = (text: string): boolean => CODE.test(text);

/** Words that people put between FREEZE and their own word, in the languages of our users. They are no brake words. */
export const fillers: ReadonlySet<string> = new Set(
  `ABEG ACCOUNT AMANA AND ASAP BANK BIKO CODE DON ALLAH DEY EJO EJOR FAST FOR FREEZE GIDIGBA HELP IMMEDIATELY INA IS JARE JOOR JOWO
  KAWAI KIA MAKE MI MONEY MY NA NAIRA NAUSA NKE NKEM NOW OMO ONYE OO OYA PASSWORD PLEASE PLS QUICK QUICKLY SHARP SHI STOP THE THIS
  TO UNU WALLET WITH WORD YANZU YOUR`.split(/\s+/),
);

/** Letters as they are compared: upper case, without accents and invisible marks. */
export const folded = (text: string): string =>
  plain(text).normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase();
