import "server-only";
import { configuredCarriers } from "@/lib/carriers";
import type { CarrierName } from "@/lib/carriers/names";
import type { ParcelPlace } from "@/lib/carriers/port";
import { callGateway, GatewayNoAnswer, isGatewayError } from "@/lib/gateways";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type MoneyView, moneyView } from "@/lib/kernel/schema";
import { addressOf } from "@/lib/shipping";
import { labelRequest, quoteRequest } from "./gateway-requests";
import { pickupOf } from "./pickup";
import { shipmentRefusals } from "./refusals";
import type { CarrierPrice } from "./schema";

/** Whether labels can be booked here. */
export const canBook = (): boolean => configuredCarriers().length > 0;

function bookedWith(): CarrierName {
  const [carrier] = configuredCarriers();
  if (!carrier) throw new Refusal(shipmentRefusals.no_carrier);
  return carrier;
}

interface Wanted {
  tradeId: string;
  /** One of the seller's own: where the carrier fetches it. */
  addressId: string;
}

interface OwnOrder {
  feeMinor: bigint;
  extraMinor: bigint;
  canBook: boolean;
}

/** @throws Refusal - not_found for others than the seller, not_to_book, no_pickup_address */
async function ownOrder(by: Actor, { tradeId, addressId }: Wanted): Promise<OwnOrder> {
  const order = await queryOne<OwnOrder>(sql`
    select p.fee_minor, p.extra_minor, t.state = 'IN_ESCROW' and t.begun_at is not null and not (p.way->>'isPickUp')::boolean as can_book
    from trade_parcel p join trade_overview t on t.id = p.id where p.id = ${tradeId}::uuid and p.seller_id = ${by.id}::uuid`);
  if (!order) throw new Refusal(kernelRefusals.not_found);
  if (!order.canBook) throw new Refusal(shipmentRefusals.not_to_book);
  if (!(await addressOf(by, addressId))) throw new Refusal(shipmentRefusals.no_pickup_address);
  return order;
}

/** @throws Refusal - carrier_silent */
async function quotesOf(wanted: Wanted, gateway: CarrierName) {
  try {
    return await callGateway(quoteRequest, wanted, { gateway });
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    if (error instanceof GatewayNoAnswer) throw new Refusal(shipmentRefusals.carrier_silent);
    return [];
  }
}

/**
 * What carriers would take to fetch an order at its seller's address and bring it to its buyer, cheapest first.
 * @throws Refusal - not_found for others than the seller, not_to_book, no_carrier, no_pickup_address, carrier_silent
 */
export async function quoteLabels(by: Actor, wanted: Wanted): Promise<CarrierPrice[]> {
  const carrier = bookedWith();
  const order = await ownOrder(by, wanted);
  const offered = await quotesOf(wanted, carrier);
  return offered.map(({ costMinor, currency: _same, ...quote }) => ({
    ...quote,
    cost: moneyView(BigInt(costMinor)),
    extra: moneyView(extraOf(BigInt(costMinor), order)),
  }));
}

export interface Priced {
  carrier: CarrierName;
  pickup: ParcelPlace;
  service: string;
  /** In minor units of the order's currency, as digits. */
  costMinor: string;
}

/**
 * What a seller is about to book, as its carrier prices it now.
 * @throws Refusal - price_changed, and those of the quote
 */
export async function pricedNow(
  by: Actor,
  wanted: Wanted,
  quoteId: string,
  cost: MoneyView,
): Promise<Priced> {
  const carrier = bookedWith();
  await ownOrder(by, wanted);
  const pickup = await pickupOf(by.id, wanted.addressId);
  const offered = await quotesOf(wanted, carrier);
  const quote = offered.find((one) => one.quoteId === quoteId);
  if (!pickup || quote?.costMinor !== cost.minor) throw new Refusal(shipmentRefusals.price_changed);
  const { service, costMinor } = quote;
  return { carrier, pickup, service, costMinor };
}

/** What it costs more than is held for delivery. */
const extraOf = (costMinor: bigint, { feeMinor, extraMinor }: OwnOrder): bigint =>
  costMinor > feeMinor + extraMinor ? costMinor - feeMinor - extraMinor : 0n;

/**
 * The label of an order as a PDF, for its seller.
 * @throws Refusal - not_found for others, no_label, carrier_silent
 */
export async function readLabel(by: Actor, tradeId: string): Promise<Buffer> {
  const booked = await queryOne<{ id: string; carrier: CarrierName; isReady: boolean }>(sql`
    select id, carrier, booking_id is not null and state in ('TRACKED', 'ENDED') as is_ready from shipment
    where trade_id = ${tradeId}::uuid and seller_id = ${by.id}::uuid and is_ours and state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED')`);
  if (!booked) throw new Refusal(kernelRefusals.not_found);
  if (!booked.isReady) throw new Refusal(shipmentRefusals.no_label);
  try {
    const { pdf } = await callGateway(labelRequest, { shipmentId: booked.id }, { gateway: booked.carrier });
    return Buffer.from(pdf, "base64");
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    throw new Refusal(
      error instanceof GatewayNoAnswer ? shipmentRefusals.carrier_silent : shipmentRefusals.no_label,
    );
  }
}
