import "server-only";
import { command, SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ignoreRefusal, kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { DueRule } from "@/lib/kernel/slice";
import { planExpiry, type StoredRestriction } from "../plans";

const expire = command<{ id: string }, StoredRestriction & { isDue: boolean }, { id: string }>({
  act: "identity.expire_restriction",
  read: ({ id }) => sql`
    select id, version, user_id, kind, state = 'ACTIVE' and not restriction_binds(state, until) as is_due
    from restriction where id = ${id}::uuid`,
  decide(restriction, { id }) {
    if (!restriction.isDue) throw new Refusal(kernelRefusals.moved_on);
    return { result: { id }, ...planExpiry(restriction) };
  },
});

export const endedRestrictions: DueRule = {
  job: "identity.expire_restriction",
  find: (limit) => sql`
    select id, version from restriction where state = 'ACTIVE' and until <= app_now() order by until limit ${limit}`,
  // It has not applied since its end. Expiring it clears the bit, so that its rows are no longer read.
  run: ({ id }) => ignoreRefusal(expire(SYSTEM, `restriction-end:${id}`, { id })),
};
