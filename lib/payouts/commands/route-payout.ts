import "server-only";
import type { Restrictions } from "@/lib/identity/restrictions/restrictions";
import { restrictionsIn } from "@/lib/identity/restrictions/restrictions";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { readPayout } from "../payout-row";
import { type PayoutFacts, type PayoutMoved, payoutsHeldUntil, planPayout } from "../rules";

interface Routed extends PayoutFacts {
  /** The owner's current ones: they may have changed since the request. */
  restrictions: Restrictions;
}

const route = command<{ id: string }, Routed, PayoutMoved>({
  act: "wallet.route_payout",
  read: ({ id }) => sql`
    select p.*, ${raw(restrictionsIn("a"))} as restrictions from (${readPayout(id)}) p join allowance a on a.user_id = p.user_id`,
  decide(payout) {
    const held = payoutsHeldUntil(payout.restrictions, payout.now);
    const until = laterOf(payout.holdUntil, held?.until ?? null);
    const mustWait = until !== null && until > payout.now;
    if (mustWait)
      return planPayout(payout, payout.state === "HELD" ? "wait" : "hold", { set: { checkAt: until } });
    if (payout.twoPeople) return planPayout(payout, "review", { set: { checkAt: null } });
    return planPayout(payout, "queue", { set: { checkAt: payout.now } });
  },
});

/**
 * Moves a new or held payout on: to its hold, to review, or to the queue. For the worker.
 * @throws Refusal - not_found, moved_on
 */
export async function routePayout(id: string): Promise<Answer<PayoutMoved>> {
  const seen = await queryOne<{ version: bigint }>(sql`select version from payout where id = ${id}::uuid`);
  if (!seen) throw new Refusal(kernelRefusals.not_found);
  return route(SYSTEM, `payout-route:${id}:${seen.version}`, { id });
}

const laterOf = (a: Date | null, b: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b));
