import { type RefusalDetails, refusals } from "@/lib/kernel/refusal";
import type { RestrictionKind } from "./kinds";

const SAFE = "Your money is safe and still yours.";

/** Titles for the restricted user. */
export const restrictionTitles = {
  blocked: "Your account is blocked",
  frozen: "Your account is frozen",
  no_publish: "You can’t publish offers",
  no_accept: "You can’t buy",
  no_payout: "You can’t withdraw",
  no_release: "You can’t release payments",
  step_up: "You have to confirm it’s you at each step",
} as const;

const PAYS_BY_MODERATOR = "Your open trades continue, but a moderator has to release any payment from you.";

/** What becomes of open trades under a restriction that stops new ones. */
export const openTradesUnder = ({ kind }: { kind: RestrictionKind }): string =>
  kind === "frozen" ? PAYS_BY_MODERATOR : "You can finish open trades.";

const stopped =
  (title: string, rest: string) =>
  ({ reason, until }: RefusalDetails): string =>
    [`${title}${until ? ` until ${until}` : ""}.`, reason, rest].filter(Boolean).join(" ");

/** The refusal of each restriction; `reason` is the sentence of its row, `until` its formatted end. */
export const restrictionRefusals = refusals({
  blocked: { status: 403, says: stopped(restrictionTitles.blocked, SAFE) },
  frozen: {
    status: 403,
    says: stopped(restrictionTitles.frozen, `${PAYS_BY_MODERATOR} ${SAFE}`),
  },
  no_publish: { status: 403, says: stopped(restrictionTitles.no_publish, SAFE) },
  no_accept: { status: 403, says: stopped(restrictionTitles.no_accept, SAFE) },
  no_payout: { status: 403, says: stopped(restrictionTitles.no_payout, SAFE) },
  no_release: { status: 403, says: stopped(restrictionTitles.no_release, SAFE) },
  step_up: { status: 403, says: stopped(restrictionTitles.step_up, SAFE) },
});

export const restrictingRefusals = refusals({
  own_restriction: { status: 403, says: "This is your own account, so a colleague has to decide." },
  restriction_lifted: { status: 409, says: "This restriction has already been lifted or has ended." },
  braked_today: {
    status: 429,
    says: "You’ve paused your account three times within 24 hours. Sign in to do more.",
  },
  end_in_past: { status: 422, field: "until", says: "Choose an end date in the future." },
  long_block: {
    status: 409,
    field: "until",
    says: "A block of more than 30 days needs two people. Request it, and a colleague approves it.",
  },
  block_of_staff: {
    status: 409,
    says: "This person is on the staff, so two people decide about a block. Request it, and a colleague approves it.",
  },
  needs_colleague: { status: 403, says: "You set this restriction, so a colleague has to lift it." },
  chargeback_undecided: {
    status: 409,
    says: "The payment it came from is still disputed. Wait until the bank decides.",
  },
});
