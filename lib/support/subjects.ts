/** What a conversation with support can be about, in words. */
export const supportSubjects = {
  trade: "A trade",
  deposit: "A payment",
  payout: "A withdrawal",
  account: "Your account",
  block: "The block on your account",
  other: "Something else",
} as const;

export type SubjectKind = keyof typeof supportSubjects;

/** Those that name a row of their person's. */
export const namedSubjects = ["trade", "deposit", "payout"] as const satisfies readonly SubjectKind[];
export type NamedSubject = (typeof namedSubjects)[number];

export const isNamed = (kind: SubjectKind): kind is NamedSubject =>
  namedSubjects.some((named) => named === kind);

/** The page on which a person writes to support about something. */
export const supportLink = (about: SubjectKind, id?: string): string =>
  `/support/new?${new URLSearchParams({ about, ...(id && { id }) })}`;
