import "server-only";
import { z } from "zod";
import { DAY } from "@/lib/kernel/clock";
import { CarrierNoAnswer, CarrierRefused } from "../errors";
import type { CarriedParcel, CarrierBooking, CarrierQuote, ParcelPlace } from "../port";
import { addressOf, packagingOf, parcelOf } from "./bodies";
import { id } from "./fields";
import type { TerminalAfricaHttp } from "./http";
import { rate, rates } from "./rates";
import { isBooked, type Shipment, shipment } from "./shipments";

const PER_PAGE = 100;
/** More than these are not looked through: then it is not known whether something is among them. */
const PAGES = 50;

/** Their id of the packaging of a parcel. */
export async function packagingId(http: TerminalAfricaHttp, parcel: CarriedParcel): Promise<string> {
  const made = z.object({ packaging_id: id });
  return (await http.request(made, "/packaging", { body: packagingOf(parcel) })).packaging_id;
}

const addressId = async (http: TerminalAfricaHttp, place: ParcelPlace): Promise<string> => {
  const made = z.object({ address_id: id });
  return (await http.request(made, "/addresses", { body: addressOf(place) })).address_id;
};

async function parcelId(http: TerminalAfricaHttp, parcel: CarriedParcel): Promise<string> {
  const made = z.object({ parcel_id: id });
  const body = parcelOf(parcel, await packagingId(http, parcel));
  return (await http.request(made, "/parcels", { body })).parcel_id;
}

/**
 * Books what was quoted. Until the pickup is arranged there is only a draft, which costs nothing and nobody fetches: whatever went
 * wrong before, nothing was booked. The draft carries our reference.
 */
export async function book(
  http: TerminalAfricaHttp,
  quote: CarrierQuote,
  reference: string,
  parcel: CarriedParcel,
  from: ParcelPlace,
  to: ParcelPlace,
): Promise<CarrierBooking> {
  const [address_from, address_to, parcelOfIt] = await Promise.all([
    addressId(http, from),
    addressId(http, to),
    parcelId(http, parcel),
  ]);
  const { shipmentId } = await http.request(shipment, "/shipments", {
    body: {
      address_from,
      address_to,
      parcel: parcelOfIt,
      metadata: { reference },
      shipment_purpose: "commercial",
    },
  });
  // A price belongs to its addresses, and those of the quote were only areas.
  const query = { shipment_id: shipmentId, currency: quote.currency };
  const offered = await http.request(rates, "/rates/shipment", { query });
  const chosen = offered.find(({ service }) => service === quote.service);
  if (!chosen) throw new CarrierRefused("no_such_service", quote.service);
  const body = { rate_id: chosen.quoteId, shipment_id: shipmentId };
  const booked = await http.request(shipment, "/shipments/pickup", { body });
  if (booked.shipmentId !== shipmentId || !isBooked(booked))
    throw new CarrierNoAnswer("a response about another shipment, or one that is not booked");
  return bookingOf(booked, typeof booked.rate === "object" && booked.rate ? booked.rate : chosen);
}

const bookingOf = (
  { shipmentId }: Shipment,
  { service, costMinor, currency }: CarrierQuote,
): CarrierBooking => ({
  bookingId: shipmentId,
  // Theirs, not that of the carrier behind them: they track by it.
  number: shipmentId,
  service,
  costMinor,
  currency,
});

/**
 * The booking that carries our reference: of several the oldest. It is looked for in the list of all, because they can be asked for
 * no reference.
 */
export async function findBooking(
  http: TerminalAfricaHttp,
  reference: string,
): Promise<CarrierBooking | null> {
  for (let page = 1; page <= PAGES; page += 1) {
    const rows = await http.request(z.array(shipment), "/shipments", { query: { perPage: PER_PAGE, page } });
    const [found] = rows.filter((row) => row.reference === reference && isBooked(row)).toSorted(byAge);
    if (found) return bookingOf(found, await priceOf(http, found));
    if (rows.length < PER_PAGE || isPast(rows, reference)) return null;
  }
  throw new CarrierNoAnswer(`more than ${PAGES * PER_PAGE} shipments`);
}

const timeOf = ({ createdAt }: Shipment): number => createdAt?.getTime() ?? 0;

const byAge = (a: Shipment, b: Shipment): number =>
  timeOf(a) - timeOf(b) || (a.shipmentId < b.shipmentId ? -1 : 1);

async function priceOf(http: TerminalAfricaHttp, { rate: price }: Shipment): Promise<CarrierQuote> {
  if (price === null) throw new CarrierNoAnswer("a booking without its price");
  return typeof price === "object" ? price : http.request(rate, `/rates/${encodeURIComponent(price)}`);
}

/** Whether a list that has its newest first has passed a reference, which has its time in it, by a day. */
function isPast(rows: readonly Shipment[], reference: string): boolean {
  const [, early = "", late = ""] = /-([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(reference) ?? [];
  const madeAt = Number.parseInt(early + late, 16);
  const times = rows.map(timeOf);
  const isNewestFirst = times.every((time, at) => at === 0 || time <= (times[at - 1] ?? 0));
  const [newest = 0] = times;
  return isNewestFirst && newest > (times.at(-1) ?? 0) && newest < madeAt - DAY;
}
