/** Kinds of restriction, most severe first, in the order of the database's enum. */
export const restrictionKinds = [
  /** Cannot sign in. */
  "blocked",
  /** Starts nothing new. Open trades go on, but a payment to the other side waits for a moderator. */
  "frozen",
  "no_publish",
  "no_accept",
  /** No money leaves. With an end, a requested payout waits for it; without one it is refused. */
  "no_payout",
  "no_release",
  /** Every act requires reauthentication. */
  "step_up",
] as const;
export type RestrictionKind = (typeof restrictionKinds)[number];

/** The longest block that one person decides alone, in days. */
export const BLOCK_DAYS = 30;

/** What a person stops by text, for how long at most, and how often within 24 hours. */
export const brakeKinds = ["no_accept", "no_payout", "no_release"] as const satisfies RestrictionKind[];
export const BRAKE_HOURS = 24;
export const BRAKES_A_DAY = 3;

/**
 * What too many cancelled orders pause, for how many hours: as many cancels within so many days. The database counts them, in
 * `cancels_held_against`.
 */
export const cancelPauses = {
  seller: {
    kind: "no_publish",
    subject: "seller_cancels",
    cancels: 3,
    days: 30,
    hours: 7 * 24,
    says: "You cancelled three orders within 30 days.",
  },
  buyer: {
    kind: "no_accept",
    subject: "buyer_cancels",
    cancels: 3,
    days: 7,
    hours: 24,
    says: "You cancelled three orders within 7 days.",
  },
} as const;
export type CancelPause = keyof typeof cancelPauses;

/** The bit of each kind in `allowance.restricted`. */
export const bitOf = Object.fromEntries(restrictionKinds.map((kind, at) => [kind, 1 << at])) as Record<
  RestrictionKind,
  number
>;
/** A no_payout without an end. */
const PAYOUTS_BARRED = 1 << restrictionKinds.length;

/** The bits of `allowance.restricted` that a restriction sets, as `restriction_bits` in SQL. */
export const bitsOf = ({ kind, until }: { kind: RestrictionKind; until: string | null }): number =>
  bitOf[kind] | (kind === "no_payout" && until === null ? PAYOUTS_BARRED : 0);

const GRAVE = bitOf.blocked | bitOf.frozen;

/** The restrictions that stop each act, as bits. */
export const stops = {
  signIn: bitOf.blocked,
  close: bitOf.frozen,
  publish: GRAVE | bitOf.no_publish,
  accept: GRAVE | bitOf.no_accept,
  /** For the seller, when one of their offers is accepted. */
  sell: GRAVE,
  askForPayout: GRAVE | PAYOUTS_BARRED,
  sendPayout: GRAVE | bitOf.no_payout,
  release: GRAVE | bitOf.no_release,
  actUnproven: bitOf.step_up,
} as const;
export type RestrictedAct = keyof typeof stops;
