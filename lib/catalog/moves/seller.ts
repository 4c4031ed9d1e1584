import { isSold, isThere, type Move, open, submitted, unscreened } from "./shared";

/** What its seller does. */
export const ofSeller = {
  /** Autosaved: what is written is nobody else's to read. */
  save: {
    by: ["seller"],
    from: ["DRAFT", "REJECTED"],
    to: "same",
    if: isThere,
    sets: ["category_id", "draft"],
    fixed: { saved_at: "at" },
  },
  submit: {
    by: ["seller"],
    from: ["DRAFT", "REJECTED"],
    to: "PENDING_REVIEW",
    if: isThere,
    sets: ["category_id", "draft"],
    fixed: unscreened,
    counts: open("1"),
    checks: submitted,
  },
  /** Another content for a listing that is live, which stays as it is until this was looked at. */
  propose: {
    by: ["seller"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and pending_version is null`,
    fixed: unscreened,
    checks: submitted,
  },
  /** Another price alone, at once. All falls since the last version that was looked at count together. */
  reprice: {
    by: ["seller"],
    from: ["LIVE"],
    to: "same",
    if: `${isThere} and pending_version is null`,
    fixed: {
      versions: "r.versions + 1",
      live_version: "r.versions + 1",
      repriced_from: "coalesce(r.repriced_from, r.live_version)",
    },
    checks: { ...submitted, ...isSold, "only its price is another": "is_repriced(r)" },
  },
  /** Back from the queue, for good. */
  recall: {
    by: ["seller"],
    from: ["PENDING_REVIEW"],
    to: "WITHDRAWN",
    fixed: { pending_version: "null" },
    counts: open("-1"),
  },
  /** What waits to be looked at is no longer wanted. */
  retract: {
    by: ["seller"],
    from: ["LIVE"],
    to: "same",
    if: "pending_version is not null",
    fixed: { pending_version: "null" },
  },
  delete: {
    by: ["seller"],
    from: ["DRAFT", "REJECTED", "WITHDRAWN", "LIVE"],
    to: "same",
    if: `${isThere} and (state <> 'LIVE' or offer_has_ended(id))`,
    fixed: { deleted_at: "at" },
  },
} as const satisfies Record<string, Move>;
