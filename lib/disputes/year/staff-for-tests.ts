import type { Dice } from "@/lib/testing/dice";
import type { TestUser } from "@/lib/testing/world";
import type { RulingInput } from "../schema";
import type { ActName } from "./acts-for-tests";
import type { Plot } from "./plots-for-tests";
import { isDisputed, type Sight } from "./sight-for-tests";

/** Those who decide: most do in time, Mola only what has been late before, Ngozi nothing. */
export interface Moderators {
  prompt: readonly [TestUser, ...TestUser[]];
  mola: TestUser;
  ngozi: TestUser;
}

export interface StaffWish {
  name: ActName;
  by: TestUser;
  more: Record<string, unknown>;
}

/** What a moderator does about a trade next, if anything. */
export function staffWish(
  sight: Sight,
  plot: Plot,
  moderators: Moderators,
  random: Dice,
): StaffWish | undefined {
  if (!isDisputed(sight) || sight.disputeState === "RULED") return undefined;
  if (sight.request) return answering(sight, plot, moderators, random);
  const { staffId, timesLate } = sight;
  if (!staffId) return claiming(sight, plot, moderators, random);
  if (staffId === moderators.ngozi.id || (staffId === moderators.mola.id && timesLate === 0))
    return undefined;
  const holder = [...moderators.prompt, moderators.mola].find(({ id }) => id === staffId);
  if (!holder || random.below(3) === 0) return undefined;
  if (!sight.isReviewed && random.below(2)) return { name: "review", by: holder, more: {} };
  if (sight.disputeState === "OPEN") return undefined;
  return { name: "rule", by: holder, more: { ...rulingOn(sight, random) } };
}

function answering(
  { request, requests }: Sight,
  { colleague }: Plot,
  { prompt, mola }: Moderators,
  random: Dice,
): StaffWish | undefined {
  if (!request || (colleague === "ignores" && requests === 1)) return undefined;
  const by = random.pick([mola, ...prompt]);
  if (by.id === request.by) return undefined;
  const { id, digest } = request;
  return colleague === "declines" && requests === 1
    ? { name: "decline-ruling", by, more: { id, reason: "Look at the second receipt first." } }
    : { name: "agree-ruling", by, more: { id, digest } };
}

/** Half of what nobody is said to have waits for a late look. */
function claiming(
  { disputeId, disputeState, timesLate }: Sight,
  { moderator }: Plot,
  { prompt, mola, ngozi }: Moderators,
  random: Dice,
): StaffWish | undefined {
  if (random.below(2)) return undefined;
  const first = moderator === "never" ? ngozi : moderator === "late" ? mola : random.pick(prompt);
  const by = timesLate === 0 ? first : random.pick([mola, ...prompt]);
  const kind = disputeState === "APPEALED" ? "appeals" : "disputes";
  return { name: "claim", by, more: { kind, subjectId: disputeId } };
}

const findingOf = {
  refund: ["not_sent", "proof_missing", "seller_silent", "platform_fault"],
  release: ["buyer_silent", "fraud_buyer", "platform_fault"],
  split: ["short", "platform_fault"],
} as const;

function rulingOn({ holdMinor }: Sight, random: Dice): RulingInput {
  const outcome = random.pick(["refund", "release", "split"] as const);
  const findings: readonly [RulingInput["finding"], ...RulingInput["finding"][]] = findingOf[outcome];
  const refundMinor = 1n + ((holdMinor - 2n) * BigInt(random.below(100))) / 100n;
  return {
    outcome,
    finding: random.pick(findings),
    rules: ["E6"],
    reason: "The operator’s receipt shows it.",
    ...(outcome === "split" && { refundMinor: String(refundMinor) }),
  };
}
