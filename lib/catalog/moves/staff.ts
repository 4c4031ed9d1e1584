import { CLAIM_MINUTES, TWO_PEOPLE_RISK } from "../limits";
import { decided, goesLive, isFlagged, isSold, isThere, type Move, mayRule, open, waits } from "./shared";

/** Whether a picture shows a word is known of the version that was looked at. */
const judgesWord = (verdict: "WORD_SEEN" | "WORD_MISSING", shown: "true" | "false") =>
  ({
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: mayRule,
    fixed: { word_version: "coalesce(r.pending_version, r.live_version)", word_shown: shown },
    checks: decided(verdict, "r.word_version"),
  }) as const satisfies Move;

/** What moderators do. */
export const ofStaff = {
  claim: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: `${mayRule} and (${waits} or ${isFlagged})`,
    fixed: { claimed_by_id: "who", claimed_until: `at + interval '${String(CLAIM_MINUTES)} minutes'` },
  },
  /** The first of two who agree, where the risk is great. */
  endorse: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "same",
    if: `${mayRule} and ${waits} and risk >= ${String(TWO_PEOPLE_RISK)} and endorsed_by_id is null`,
    fixed: { endorsed_by_id: "who", claimed_by_id: "null", claimed_until: "null" },
    checks: decided("ENDORSE"),
  },
  approve: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW", "LIVE"],
    to: "LIVE",
    if: `${mayRule} and ${waits} and (risk < ${String(TWO_PEOPLE_RISK)} or endorsed_by_id <> who)`,
    fixed: goesLive,
    checks: { ...isSold, ...decided("APPROVE", "r.live_version") },
  },
  reject: {
    by: ["staff:offer.moderate"],
    from: ["PENDING_REVIEW"],
    to: "REJECTED",
    if: `${mayRule} and ${waits}`,
    fixed: { pending_version: "null", claimed_by_id: "null", claimed_until: "null" },
    counts: open("-1"),
    checks: decided("REJECT"),
  },
  /** What is live stays as it was. */
  decline: {
    by: ["staff:offer.moderate"],
    from: ["LIVE"],
    to: "same",
    if: `${mayRule} and ${waits}`,
    fixed: { pending_version: "null", claimed_by_id: "null", claimed_until: "null" },
    checks: decided("REJECT"),
  },
  keep: {
    by: ["staff:offer.moderate"],
    from: ["LIVE"],
    to: "same",
    if: `${mayRule} and ${isFlagged}`,
    fixed: { flagged_at: "null", hidden_until: "null", claimed_by_id: "null", claimed_until: "null" },
    checks: decided("KEEP", "r.live_version"),
  },
  /** The picture that its seller marked shows the word of its day. */
  see_word: judgesWord("WORD_SEEN", "true"),
  miss_word: judgesWord("WORD_MISSING", "false"),
  feature: {
    by: ["staff:offer.moderate"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and who <> seller_id and (s->>'featured_until' is null or (s->>'featured_until')::timestamptz between at and at + interval '90 days')`,
    sets: ["featured_until"],
  },
} as const satisfies Record<string, Move>;
