import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import { keyFor } from "@/lib/kernel/ids";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { identityEvents } from "../identity/events";
import { expireOffer, withdrawOffer } from "./commands/end-offer";
import { IN_MARKET } from "./in-market";

/** Ends offers whose time has passed. A refusal means that a buyer or the seller was faster. */
export const offerReactions: Reactions = {
  on: [on(identityEvents.blocked, { "offers.withdraw_of_blocked": withdrawAllOf })],
  due: [
    {
      job: "offers.expire_offer",
      find: (limit) => sql`
        select o.id, o.version from offer o where o.state in ('AVAILABLE', 'PAUSED') and o.expires_at <= app_now() ${IN_MARKET} order by expires_at limit ${limit}`,
      run: ({ id }) => ignoreRefusal(expireOffer(SYSTEM, `expire:${id}`, { offerId: id })),
    },
  ],
};

/** Takes back the open offers of a person, if they are blocked. One that a buyer accepts first goes on as a trade. */
async function withdrawAllOf({ userId }: { userId: string }): Promise<void> {
  const open = await query<{ id: string; version: bigint }>(sql`
    select o.id, o.version from offer o where o.seller_id = ${userId}::uuid and o.state in ('AVAILABLE', 'PAUSED') ${IN_MARKET}
      and restrictions_now(seller_id) & restriction_bits('blocked', null) <> 0`);
  for (const { id, version } of open) {
    await ignoreRefusal(withdrawOffer(SYSTEM, keyFor("blocked", id, version), { offerId: id }));
  }
}
