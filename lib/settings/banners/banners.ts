/** Where a banner stands, by name. */
export const placements = { everywhere: "All pages", market: "Offers", wallet: "Wallet" } as const;
export type Placement = keyof typeof placements;

/** Who sees it. */
export const audiences = {
  everyone: "Everyone",
  signed_in: "People who are signed in",
  sellers: "People with an open offer",
  staff: "Staff",
  BASIC: "Level Basic",
  VERIFIED: "Level Verified",
  TRUSTED: "Level Trusted",
} as const;
export type Audience = keyof typeof audiences;

export const languages = { en: "English", pcm: "Pidgin", ha: "Hausa", yo: "Yoruba", ig: "Igbo" } as const;
export type Language = keyof typeof languages;

/** Texts by language; English always. */
export type Bodies = { en: string } & Partial<Record<Language, string>>;

/** Letters of a text: some four lines on a phone. */
export const BANNER_LENGTH = 200;

export interface Banner {
  id: string;
  placement: Placement;
  audience: Audience;
  bodies: Bodies;
}

/** The reader of a page, as audiences go by them; null if signed out. */
export interface BannerReader {
  level: string;
  isSeller: boolean;
  roles: readonly string[];
}

/** Whether a reader belongs to an audience. */
export function isFor(audience: Audience, reader: BannerReader | null): boolean {
  if (audience === "everyone") return true;
  if (!reader) return false;
  if (audience === "signed_in") return true;
  if (audience === "sellers") return reader.isSeller;
  if (audience === "staff") return reader.roles.length > 0;
  return audience === reader.level;
}

/** The text in the first of the reader's languages that the banner has; `accepted` is an Accept-Language header. */
export function textFor(bodies: Bodies, accepted = ""): { language: Language; text: string } {
  const wanted = accepted.split(",").map((part) => part.trim().toLowerCase().split(/[-;]/)[0]);
  const found = wanted.find((name) => name !== undefined && Object.hasOwn(bodies, name)) as
    | Language
    | undefined;
  const language = found ?? "en";
  return { language, text: bodies[language] ?? bodies.en };
}
