import "server-only";
import type { Restrictions } from "@/lib/identity/restrictions/restrictions";
import { restrictionsIn } from "@/lib/identity/restrictions/sql";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { queryOne, raw, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { readPayout } from "../payout-row";
import { type PayoutFacts, type PayoutMoved, payoutsHeldUntil, planPayout } from "../rules";

interface Routed extends PayoutFacts {
  /** Of its owner, now: the number may have been changed since the payout was asked for. */
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
 * What a payout waits for next: its hold, two people, or its turn. For the clock.
 * @throws Refusal - not_found, moved_on
 */
export async function routePayout(id: string): Promise<Answer<PayoutMoved>> {
  const seen = await queryOne<{ version: bigint }>(sql`select version from payout where id = ${id}::uuid`);
  if (!seen) throw new Refusal(kernelRefusals.not_found);
  return route(SYSTEM, `payout-route:${id}:${seen.version}`, { id });
}

const laterOf = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other);
