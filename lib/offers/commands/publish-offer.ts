import "server-only";
import { type AssetKind, assetOf, type Termed } from "@/lib/assets";
import { splitOf } from "@/lib/assets/parts";
import {
  countOffer,
  mustBeAbleTo,
  mustFitTradeLimit,
  planCount,
  TRADING_LIMITS_COLUMNS,
  type TradingLimits,
} from "@/lib/identity/limits/allowance";
import { DAY, MINUTE } from "@/lib/kernel/clock";
import { type Actor, command, type Moment } from "@/lib/kernel/command";
import { composePlan, transfer } from "@/lib/kernel/commit";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { bpsOf, type FeeRule } from "@/lib/money/fees";
import { hold, wallet } from "../../ledger/accounts";
import { commissionFor } from "../commission";
import { offerEvents } from "../events";
import { offerRefusals } from "../refusals";
import { offered } from "../rules";

export type PublishInput = Termed & {
  /** What the buyer pays for a unit, or for all parts together, in minor units. */
  priceMinor: bigint;
  expiresAt: Date;
  /** How many there are, of kinds that are counted. */
  units?: bigint | undefined;
  /** The commission that the seller was shown, in basis points; absent if none was shown. */
  feeBps?: number | undefined;
};

export interface Market {
  seller: TradingLimits;
  /** Settings in force, as stored; null where the kind has no rule for prices. */
  commission: unknown;
  priceRule: unknown;
  /** The setting by which the kind divides what is too much for one trade. */
  partsRule: unknown;
}

const SHORTEST_LIFE = 10 * MINUTE;
const LONGEST_LIFE = 30 * DAY;

/**
 * A seller publishes an offer, with the commission rule of today frozen on it, and the parts in which it is sold.
 * @throws Refusal - one_unit, insufficient_funds, unproven, blocked, frozen, no_publish, ten_offers, expiry_in_past, expiry_too_far, commission_changed, and those
 * of the kind's rules for prices and parts
 */
export const publishOffer = command<PublishInput, Market, { offerId: string }>({
  act: "offer.publish",
  read: ({ kind }, by) => sql`
    select ${MARKET_COLUMNS(kind)}
    from allowance a join app_user u on u.id = a.user_id where a.user_id = ${by.id}::uuid`,
  decide(market, input, by) {
    mustBeAbleTo("publish", market.seller, market.now);
    const counted = countOffer(market.seller);
    return composePlan(publishingParts(market, input, by), planCount(by.id, counted));
  },
});

/** What publishing reads of its seller, allowance `a` of app_user `u`, and of the settings in force. */
export const MARKET_COLUMNS = (kind: AssetKind): Sql => sql`
  ${raw(TRADING_LIMITS_COLUMNS("seller", "a", "u"))},
  ${settingNow("commission")} as commission, ${priceSettingOf(kind)} as price_rule, ${partsSettingOf(kind)} as parts_rule`;

/** The parts of a plan that publish an offer, but for its count among the seller's ten. Throws what publishing throws. */
export function publishingParts(
  { seller, now, commission, priceRule, partsRule }: Market & Moment,
  input: PublishInput,
  by: Actor,
) {
  mustBeAbleTo("publish", seller, now);
  mustBeSellable(input, priceRule, { now });
  mustFitTradeLimit(seller, input.priceMinor); // else nobody could ever buy it
  const offerId = newId();
  const { kind, terms, priceMinor, expiresAt } = input;
  const part = splitOf(kind, partsSetting(kind, partsRule), terms, priceMinor);
  const units = part.count * (input.units ?? 1n);
  const row = offered(input, part);
  const { rules } = readSetting("commission", commission);
  const facts = { assetKind: kind, sellerLevel: seller.level, priceMinor, currency: row.holdCurrency };
  const feeRule = commissionFor(rules, facts, now);
  mustBeAsShown(feeRule, input);
  const [from, to] = [wallet(by.id, row.holdCurrency), hold("offer", offerId, row.holdCurrency)];
  const putUp = row.holdUnitMinor * units;
  return {
    result: { offerId },
    subject: { kind: "offer" as const, id: offerId },
    insert: [
      {
        table: "offer",
        row: { id: offerId, sellerId: by.id, ...row, feeRule, unitsTotal: units, expiresAt },
      },
    ],
    transfers: putUp > 0n ? [transfer("offer_hold", from, to, putUp)] : [],
    events: [offerEvents.published({ offerId, sellerId: by.id })],
  };
}

/** The setting by which a kind judges prices. */
export function priceSettingOf(kind: AssetKind): Sql {
  const rule = assetOf(kind).priceRule;
  return rule ? settingNow(rule.setting) : sql`null`;
}

/** The setting by which a kind divides what is too much for one trade. */
export function partsSettingOf(kind: AssetKind): Sql {
  const parts = assetOf(kind).parts;
  return parts ? settingNow(parts.setting) : sql`null`;
}

function partsSetting(kind: AssetKind, stored: unknown): object | null {
  const parts = assetOf(kind).parts;
  return parts ? readSetting(parts.setting, stored) : null;
}

/** The commission charged is the one the seller was shown; if it has changed, the offer is refused. */
function mustBeAsShown(feeRule: FeeRule, { feeBps }: PublishInput): void {
  const basisPoints = bpsOf(feeRule);
  if (feeBps !== undefined && feeBps !== basisPoints) {
    throw new Refusal(offerRefusals.commission_changed, { basisPoints });
  }
}

function mustBeSellable(
  { kind, terms, priceMinor, expiresAt, units = 1n }: PublishInput,
  stored: unknown,
  { now }: Moment,
): void {
  if (units !== 1n && assetOf(kind).units === "one") throw new Refusal(offerRefusals.one_unit);
  const rule = assetOf(kind).priceRule;
  rule?.mustFit(readSetting(rule.setting, stored), priceMinor, terms);
  const life = expiresAt.getTime() - now.getTime();
  if (life < SHORTEST_LIFE) throw new Refusal(offerRefusals.expiry_in_past);
  if (life > LONGEST_LIFE) throw new Refusal(offerRefusals.expiry_too_far);
}
