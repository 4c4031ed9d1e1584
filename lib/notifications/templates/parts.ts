import type { NoticeKey } from "../kinds";

/** Languages of notices, in their own words. */
export const languages = {
  en: "English",
  pcm: "Naijá (Pidgin)",
  ha: "Hausa",
  yo: "Yorùbá",
  ig: "Igbo",
} as const;
export type Language = keyof typeof languages;

/** What a notice says: ICU messages with the arguments of its kind, `{first}` for the reader's first name, and `{link}` in texts. */
export interface TemplateParts {
  /** One line, in the inbox and as the subject of an email. */
  title: string;
  /** What to do, and what happens if not. Paragraphs are parted by an empty line. */
  body: string;
  /** Without names and amounts: it stands on a locked screen. */
  push: string;
  /** At most 160 characters of GSM-7 with usual arguments, for kinds with text messages. */
  text?: string;
  /** What the button does that leads to the page. */
  button: string;
}

/** The kinds of one family of keys, such as 'trade'. */
export type TemplatesOf<Prefix extends string> = Readonly<
  Record<Extract<NoticeKey, `${Prefix}.${string}`>, TemplateParts>
>;
export type SomeTemplates = Readonly<Partial<Record<NoticeKey, TemplateParts>>>;

/** What is about security and money is there in every language. */
type Complete =
  | "security"
  | "account"
  | "appeal"
  | "deposit"
  | "credit"
  | "insurance"
  | "chargeback"
  | "payout";
export type TranslatedTemplates = SomeTemplates & TemplatesOf<Complete>;
