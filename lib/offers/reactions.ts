import "server-only";
import { SYSTEM } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { expireOffer } from "./commands/end-offer";

/** Ends offers whose time has passed. A refusal means that a buyer or the seller was faster. */
export const offerReactions: Reactions = {
  due: [
    {
      job: "offers.expire_offer",
      find: (limit) => sql`
        select id, version from offer where state = 'AVAILABLE' and expires_at <= app_now() order by expires_at limit ${limit}`,
      run: ({ id }) => ignoreRefusal(expireOffer(SYSTEM, `expire:${id}`, { offerId: id })),
    },
  ],
};
