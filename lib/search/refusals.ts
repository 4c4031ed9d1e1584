import { refusals } from "@/lib/kernel/refusal";

export const MOST_SAVED = 20;

export const searchRefusals = refusals({
  search_busy: { status: 503, says: "Search is taking too long right now. Try again in a moment." },
  too_many_searches: {
    status: 409,
    says: `You can save ${MOST_SAVED} searches. Delete one that you no longer need first.`,
  },
  search_too_wide: {
    status: 422,
    says: "Search for something or choose a category first, so that we know what to look for.",
    field: "q",
  },
});
