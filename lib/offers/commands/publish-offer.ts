import "server-only";
import { DAY, MINUTE } from "../../clock";
import { command, type Moment } from "../../command";
import { composePlan } from "../../commit";
import { raw, sql } from "../../db";
import {
  countOffer,
  mustBeAbleToTrade,
  mustFitTradeLimit,
  planAllowance,
  STANDING_COLUMNS,
  type Standing,
} from "../../identity/allowance";
import { newId } from "../../ids";
import { Refusal } from "../../refusal";
import { offerRefusals } from "../refusals";
import { defaultFeeRule, faceValueBand, type Network, priceMustFit, rateBpsOf } from "../rules";

export interface PublishInput {
  network: Network;
  /** Kobo. */
  faceValueMinor: bigint;
  /** Kobo: what the buyer pays. */
  priceMinor: bigint;
  expiresAt: Date;
}

const SHORTEST_LIFE = 10 * MINUTE;
const LONGEST_LIFE = 30 * DAY;

/**
 * A seller publishes airtime, with the commission rule of today frozen on it.
 * @throws Refusal - unproven, frozen, ten_offers, price_outside_band, face_value_outside_band, expiry_in_past, expiry_too_far
 */
export const publishOffer = command<PublishInput, { seller: Standing }, { offerId: string }>({
  act: "offer.publish",
  read: (_input, by) => sql`
    select ${raw(STANDING_COLUMNS("seller", "a", "u"))}
    from allowance a join app_user u on u.id = a.user_id where a.user_id = ${by.id}::uuid`,
  decide({ seller, now }, input, by) {
    mustBeAbleToTrade(seller);
    const change = countOffer(seller);
    mustBeSellable(input, { now });
    mustFitTradeLimit(seller, input.priceMinor); // else nobody could ever buy it
    const offerId = newId();
    const { network, faceValueMinor, priceMinor, expiresAt } = input;
    return composePlan(
      { result: { offerId }, ...planAllowance(seller, change) },
      {
        subject: { kind: "offer", id: offerId },
        insert: [
          {
            table: "offer",
            row: {
              id: offerId,
              sellerId: by.id,
              kind: "AIRTIME",
              network,
              faceValueMinor,
              currency: "NGN",
              priceMinor,
              rateBps: rateBpsOf(priceMinor, faceValueMinor),
              feeRule: defaultFeeRule,
              unitsTotal: 1,
              expiresAt,
            },
          },
        ],
        events: [{ topic: "offer.published", payload: { offerId, sellerId: by.id } }],
      },
    );
  },
});

function mustBeSellable({ faceValueMinor, priceMinor, expiresAt }: PublishInput, { now }: Moment): void {
  if (faceValueMinor < faceValueBand.lowest || faceValueMinor > faceValueBand.highest) {
    throw new Refusal(offerRefusals.face_value_outside_band);
  }
  priceMustFit(priceMinor, faceValueMinor);
  const life = expiresAt.getTime() - now.getTime();
  if (life < SHORTEST_LIFE) throw new Refusal(offerRefusals.expiry_in_past);
  if (life > LONGEST_LIFE) throw new Refusal(offerRefusals.expiry_too_far);
}
