import type { Language } from "./parts";

interface MailWords {
  hello: (name: string) => string;
  /** Under every email. */
  footnote: string;
  /** The subject of one email for all of a night. */
  together: (count: number) => string;
  inbox: string;
}

/** What an email says around its notice. */
export const mailWords: Readonly<Record<Language, MailWords>> = {
  en: {
    hello: (name) => `Hello ${name},`,
    footnote: "Amana will never ask you for a password, a code or a payment by email.",
    together: (count) => `${count} things happened overnight`,
    inbox: "Open your inbox",
  },
  pcm: {
    hello: (name) => `How far ${name},`,
    footnote: "Amana no go ever ask you for password, code or payment by email.",
    together: (count) => `${count} things happen for night`,
    inbox: "Open your inbox",
  },
  ha: {
    hello: (name) => `Sannu ${name},`,
    footnote: "Amana ba za ta taɓa tambayarku kalmar sirri, lamba ko biyan kuɗi ta imel ba.",
    together: (count) => `Abubuwa ${count} sun faru cikin dare`,
    inbox: "Buɗe akwatin saƙonku",
  },
  yo: {
    hello: (name) => `Ẹ ǹlẹ́ o ${name},`,
    footnote: "Amana kò ní béèrè ọ̀rọ̀ aṣínà, kóòdù tàbí owó lọ́wọ́ yín láé nípasẹ̀ ímeèlì.",
    together: (count) => `Nǹkan ${count} ṣẹlẹ̀ lóru`,
    inbox: "Ẹ ṣí àpótí ìsọfúnni yín",
  },
  ig: {
    hello: (name) => `Ndewo ${name},`,
    footnote: "Amana agaghị ajụ gị paswọọdụ, koodu ma ọ bụ ego site n’imel mgbe ọ bụla.",
    together: (count) => `Ihe ${count} mere n’abalị`,
    inbox: "Mepee igbe ozi gị",
  },
};
