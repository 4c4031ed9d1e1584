import "server-only";
import { depositEvents } from "@/lib/deposits/events";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { lapseCheckout, settleCheckout } from "./commands/end-checkout";

/** What a person's checkouts wait for has arrived, or some of it: the oldest is bought first. */
async function buyWaiting({ userId }: { userId: string }): Promise<void> {
  const waiting = await query<{ id: string }>(sql`
    select id from checkout where buyer_id = ${userId}::uuid and state = 'AWAITING_FUNDS' order by created_at, id`);
  for (const { id } of waiting) await settleCheckout(id);
}

export const checkoutReactions: Reactions = {
  on: [
    on(depositEvents.paid, { "checkout.buy_waiting": buyWaiting }),
    on(depositEvents.released, { "checkout.buy_released": buyWaiting }),
  ],
  due: [
    {
      job: "checkout.lapse",
      find: (limit) => sql`
        select id, version from checkout where state = 'AWAITING_FUNDS' and expires_at <= app_now() order by expires_at limit ${limit}`,
      run: ({ id }) => ignoreRefusal(lapseCheckout(id)),
    },
  ],
};
