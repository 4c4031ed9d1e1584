/** What a flag is for: a feature that is rolled out, one that can be switched off at once, or one that only some may use. */
export const flagKinds = ["release", "kill", "permission"] as const;
export type FlagKind = (typeof flagKinds)[number];

interface FlagDeclaration {
  kind: FlagKind;
  /** What it guards, for staff. */
  says: string;
  /** The answer where no rule applies. */
  default: boolean;
  /** Basis points of people that it starts with. */
  rollout?: number;
  /** Money moves behind it: every change but a kill needs two people. No flag takes the place of a check of money. */
  isMoney?: true;
}

/**
 * Every feature flag. A flag only withholds what callers could otherwise do: decisions, machines and SQL know none. Who it
 * applies to is data (`flag`, changed on /admin/flags).
 */
export const flags = {
  "sign_in.code": { kind: "kill", says: "Sign in with a code by text", default: true },
  "sign_in.google": { kind: "kill", says: "Sign in with Google", default: true },
  "deposits.transfer": {
    kind: "kill",
    says: "Open a bank account of one’s own to fund the wallet by transfer",
    default: true,
    isMoney: true,
  },
  "profile.picture": { kind: "kill", says: "Set a profile picture", default: true },
  "programs.sign_in": { kind: "permission", says: "Sign in a program for the API", default: true },
  "market.live": {
    kind: "release",
    says: "See new offers in the market without reloading",
    default: false,
    rollout: 10_000,
  },
} as const satisfies Record<string, FlagDeclaration>;

export type FlagKey = keyof typeof flags;

/** The answers of all flags for one caller. */
export type Flags = Readonly<Record<FlagKey, boolean>>;

export const flagKeys = Object.keys(flags) as [FlagKey, ...FlagKey[]];

export const flagOf = (key: FlagKey): FlagDeclaration => flags[key];

/** The most that one person may change a flag to, in basis points of people, and in people named one by one. */
export const ALONE = { rollout: 1_000, people: 50 } as const;
