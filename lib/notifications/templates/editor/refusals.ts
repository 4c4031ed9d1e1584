import { refusals } from "@/lib/kernel/refusal";

export const templateRefusals = refusals({
  needs_two: {
    status: 403,
    says: "Words about security, accounts and money need a colleague. Request it instead.",
  },
  one_is_enough: { status: 409, says: "One person publishes these words. Publish them." },
  draft_moved: {
    status: 409,
    says: "A colleague has saved or published this draft since you opened it. Keep a copy of your words and reload.",
  },
  not_a_draft: { status: 409, says: "This draft was published, or another took its place. Reload the page." },
  not_in_force: { status: 409, says: "These words are no longer in force. Reload the page." },
  nothing_changes: { status: 409, says: "Nothing has changed. Change some words first." },
  unfit_words: {
    status: 409,
    says: ({ problem }) => `These words no longer fit the notice. ${String(problem)}`,
  },
});
