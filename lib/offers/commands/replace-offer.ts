import "server-only";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { IN_MARKET } from "../in-market";
import { offer as offerMachine } from "../machine";
import { offerRefusals } from "../refusals";
import { endingParts, OWN_OFFER_COLUMNS, type OwnOffer } from "./end-offer";
import { MARKET_COLUMNS, type Market, type PublishInput, publishingParts } from "./publish-offer";

type ReplaceInput = PublishInput & { offerId: string };

/**
 * The seller changes an offer that nobody has accepted: it is withdrawn, and one with the new terms is published, in one posting. Where
 * that is refused, the offer stays as it was. It keeps its place among the seller's ten.
 * @throws Refusal - not_changeable, and those of publishing but for ten_offers
 */
export const replaceOffer = command<ReplaceInput, OwnOffer & Market, { offerId: string }>({
  act: "offer.replace",
  read: ({ offerId, kind }, by) => sql`
    select ${OWN_OFFER_COLUMNS}, ${MARKET_COLUMNS(kind)}
    from offer o join allowance a on a.user_id = o.seller_id join app_user u on u.id = o.seller_id
    where o.id = ${offerId}::uuid ${IN_MARKET} and o.seller_id = ${by.id}::uuid`,
  decide(offer, input, by) {
    if (!offerMachine.mayMove(offer.state, "withdraw")) {
      throw new Refusal(offerRefusals.not_changeable);
    }
    const { result, ...published } = publishingParts(offer, input, by);
    // What the old offer held comes back first, so that it can be put up again.
    return composePlan({ result, subject: published.subject }, endingParts(offer, "withdraw"), published);
  },
});
