import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { allowance } from "./machine";

/** The most listings a day that staff can allow. */
export const MOST_LISTINGS_A_DAY = 500;

export const allowListingsRefusals = refusals({
  own_limit: { status: 403, says: "This is your own limit, so a colleague has to change it." },
  same_limit: { status: 409, field: "listingsADay", says: "That’s what they may write already." },
});

/**
 * Staff let one seller write another number of listings a day than everyone, with a reason.
 * @throws Refusal - not_found, own_limit, same_limit
 */
export const allowListings = command<
  { userId: string; listingsADay: number; reason: string; reasonCode?: ReasonCode },
  { version: bigint; listingsADay: number },
  { userId: string; listingsADay: number }
>({
  act: "listings.allow",
  read: ({ userId }) => sql`select version, listings_a_day from allowance where user_id = ${userId}::uuid`,
  decide(facts, { userId, listingsADay, reason, reasonCode }, by) {
    mustHold(by, "offer.moderate");
    if (userId === by.id) throw new Refusal(allowListingsRefusals.own_limit);
    if (facts.listingsADay === listingsADay) throw new Refusal(allowListingsRefusals.same_limit);
    return {
      subject: { kind: "allowance", id: userId },
      rows: [allowance.move({ id: userId, version: facts.version }, "allow_listings", { listingsADay })],
      audit: [
        {
          actorId: by.id,
          act: "listings.allow",
          subjectKind: "user",
          subjectId: userId,
          reason,
          detail: { from: facts.listingsADay, to: listingsADay, reasonCode },
        },
      ],
      result: { userId, listingsADay },
    };
  },
});
