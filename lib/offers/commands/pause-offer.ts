import "server-only";
import { mustBeAbleTo, TRADING_LIMITS_COLUMNS, type TradingLimits } from "@/lib/identity/limits/allowance";
import { lockAllowance } from "@/lib/identity/restrictions/restrictions";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { raw, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { offerEvents } from "../events";
import { IN_MARKET } from "../in-market";
import { offer as offerMachine } from "../machine";
import { offerRefusals } from "../refusals";
import type { OfferFacts } from "../rules";
import type { OfferInput } from "./end-offer";

type OwnOffer = Pick<OfferFacts, "id" | "version" | "state" | "expiresAt"> & { seller: TradingLimits };

const readOwn = ({ offerId }: OfferInput, { id }: { id: string }) => sql`
  select o.id, o.version, o.state, o.expires_at, ${raw(TRADING_LIMITS_COLUMNS("seller", "a", "u"))}
  from offer o join allowance a on a.user_id = o.seller_id join app_user u on u.id = o.seller_id
  where o.id = ${offerId}::uuid ${IN_MARKET} and o.seller_id = ${id}::uuid`;

/**
 * The seller takes an offer out of the market for a while. It stays one of their ten, and its time runs on.
 * @throws Refusal - not_pausable
 */
export const pauseOffer = command<OfferInput, OwnOffer, OfferInput>({
  act: "offer.pause",
  read: readOwn,
  decide(offer, { offerId }, by) {
    if (offer.state !== "AVAILABLE") throw new Refusal(offerRefusals.not_pausable);
    return {
      subject: { kind: "offer", id: offerId },
      rows: [offerMachine.move(offer, "pause")],
      events: [offerEvents.paused({ offerId, sellerId: by.id })],
      result: { offerId },
    };
  },
});

/**
 * The seller puts a paused offer back into the market, with its terms and its end as they were.
 * @throws Refusal - not_paused, offer_over, unproven, blocked, frozen, no_publish
 */
export const resumeOffer = command<OfferInput, OwnOffer, OfferInput>({
  act: "offer.resume",
  read: readOwn,
  decide(offer, { offerId }, by) {
    if (offer.state !== "PAUSED") throw new Refusal(offerRefusals.not_paused);
    if (offer.expiresAt <= offer.now) throw new Refusal(offerRefusals.offer_over);
    mustBeAbleTo("publish", offer.seller, offer.now);
    return composePlan(
      {
        subject: { kind: "offer", id: offerId },
        rows: [offerMachine.move(offer, "resume")],
        events: [offerEvents.resumed({ offerId, sellerId: by.id })],
        result: { offerId },
      },
      lockAllowance(by.id),
    );
  },
});
