import "server-only";
import { CarrierRefused, carrierOf, isCarrierError } from "@/lib/carriers";
import { GatewayNoAnswer, GatewayRefused } from "@/lib/gateways";
import { handlerOf, type RequestHandler } from "@/lib/gateways/requests/request";
import { queryOne, sql } from "@/lib/kernel/db";
import { labelRequest, quoteRequest } from "./gateway-requests";
import { parcelToCarry } from "./parcel-to-carry";
import { pickupOf } from "./pickup";

/** What a carrier does not do reaches the page that waits as a gateway's error. */
async function asked<Answer>(ask: Promise<Answer>): Promise<Answer> {
  try {
    return await ask;
  } catch (error) {
    if (!isCarrierError(error)) throw error;
    if (error instanceof CarrierRefused) throw new GatewayRefused("other", error.says);
    throw new GatewayNoAnswer(error.message);
  }
}

async function quotes({ tradeId, addressId }: { tradeId: string; addressId: string }, carrier: string) {
  const order = await queryOne<{ sellerId: string }>(
    sql`select seller_id from trade_parcel where id = ${tradeId}::uuid`,
  );
  const pickup = order && (await pickupOf(order.sellerId, addressId));
  const carried = pickup && (await parcelToCarry(tradeId, pickup));
  if (!carried) return [];
  const offered = await asked(carrierOf(carrier).quote(carried.parcel, carried.from, carried.to));
  return offered
    .filter(({ currency }) => currency === carried.parcel.currency)
    .map(({ costMinor, ...quote }) => ({ ...quote, costMinor: costMinor.toString() }));
}

async function label({ shipmentId }: { shipmentId: string }) {
  const booked = await queryOne<{ carrier: string; bookingId: string }>(sql`
    select carrier, booking_id from shipment where id = ${shipmentId}::uuid and booking_id is not null and state in ('TRACKED', 'ENDED')`);
  if (!booked) throw new GatewayRefused("not_found", "no label");
  const pdf = await asked(carrierOf(booked.carrier).label(booked.bookingId));
  return { pdf: Buffer.from(pdf).toString("base64") };
}

/** Requests about shipments that the worker performs while a seller waits. */
export const shipmentRequestHandlers: readonly RequestHandler[] = [
  handlerOf(quoteRequest, quotes),
  handlerOf(labelRequest, label),
];
