import "server-only";
import {
  countOffer,
  mustBeAbleTo,
  mustFitTradeLimit,
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
} from "@/lib/identity/limits/allowance";
import { DAY, MINUTE } from "@/lib/kernel/clock";
import { command, type Moment } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { HOME } from "@/lib/money/currencies";
import { bpsOf, type FeeRule } from "@/lib/money/fees";
import { commissionFor } from "../commission";
import { offerEvents } from "../events";
import { offerRefusals } from "../refusals";
import { faceValueBand, type Network, type PriceBand, priceMustFit, rateBpsOf } from "../rules";

export interface PublishInput {
  network: Network;
  /** Kobo. */
  faceValueMinor: bigint;
  /** Kobo: what the buyer pays. */
  priceMinor: bigint;
  expiresAt: Date;
  /** The commission that the seller was shown, in basis points; left out by whoever was shown none. */
  feeBps?: number | undefined;
}

interface Market {
  seller: TradingLimits;
  /** Settings in force, as stored. */
  commission: unknown;
  airtimePrice: unknown;
}

const SHORTEST_LIFE = 10 * MINUTE;
const LONGEST_LIFE = 30 * DAY;

/**
 * A seller publishes airtime, with the commission rule of today frozen on it.
 * @throws Refusal - unproven, blocked, frozen, no_publish, ten_offers, price_outside_band, face_value_outside_band, expiry_in_past, expiry_too_far,
 *   commission_changed
 */
export const publishOffer = command<PublishInput, Market, { offerId: string }>({
  act: "offer.publish",
  read: (_input, by) => sql`
    select ${raw(TRADING_LIMITS_COLUMNS("seller", "a", "u"))},
      ${settingNow("commission")} as commission, ${settingNow("airtime_price")} as airtime_price
    from allowance a join app_user u on u.id = a.user_id where a.user_id = ${by.id}::uuid`,
  decide({ seller, now, commission, airtimePrice }, input, by) {
    mustBeAbleTo("publish", seller, now);
    const counted = countOffer(seller);
    mustBeSellable(input, readSetting("airtime_price", airtimePrice), { now });
    mustFitTradeLimit(seller, input.priceMinor); // else nobody could ever buy it
    const offerId = newId();
    const { network, faceValueMinor, priceMinor, expiresAt } = input;
    const { rules } = readSetting("commission", commission);
    const feeRule = commissionFor(
      rules,
      { assetKind: "AIRTIME", sellerLevel: seller.level, priceMinor },
      now,
    );
    mustBeAsShown(feeRule, input);
    return composePlan(
      { result: { offerId }, ...planCount(by.id, counted) },
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
              currency: HOME,
              priceMinor,
              rateBps: rateBpsOf(priceMinor, faceValueMinor),
              feeRule,
              unitsTotal: 1n,
              holdUnitMinor: 0n,
              expiresAt,
            },
          },
        ],
        events: [offerEvents.published({ offerId, sellerId: by.id })],
      },
    );
  },
});

/** What the seller was shown is what will be taken, to the kobo, or they are told first. */
function mustBeAsShown(feeRule: FeeRule, { feeBps }: PublishInput): void {
  const basisPoints = bpsOf(feeRule);
  if (feeBps !== undefined && feeBps !== basisPoints) {
    throw new Refusal(offerRefusals.commission_changed, { basisPoints });
  }
}

function mustBeSellable(
  { faceValueMinor, priceMinor, expiresAt }: PublishInput,
  band: PriceBand,
  { now }: Moment,
): void {
  if (faceValueMinor < faceValueBand.lowest || faceValueMinor > faceValueBand.highest) {
    throw new Refusal(offerRefusals.face_value_outside_band);
  }
  priceMustFit(band, priceMinor, faceValueMinor);
  const life = expiresAt.getTime() - now.getTime();
  if (life < SHORTEST_LIFE) throw new Refusal(offerRefusals.expiry_in_past);
  if (life > LONGEST_LIFE) throw new Refusal(offerRefusals.expiry_too_far);
}
