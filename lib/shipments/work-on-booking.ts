import "server-only";
import { CarrierNoAnswer, CarrierRefused, isCarrierError } from "@/lib/carriers";
import type { CarrierBooking } from "@/lib/carriers/port";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal, unlessRefused } from "@/lib/kernel/refusal";
import {
  cancelLabel,
  claimBooking,
  coverLabel,
  failBooking,
  freeBooking,
  keepBooking,
  recordBooking,
  recordNumber,
} from "./commands/booking";
import { parcelToCarry } from "./parcel-to-carry";
import type { CarrierOf } from "./track";

interface Booking {
  id: string;
  version: bigint;
  state: string;
  tradeId: string;
  carrier: string;
  service: string;
  reference: string;
  number: string | null;
  quoteId: string;
  agreedMinor: bigint;
  currency: string;
  pickup: unknown;
  bookingId: string | null;
  failure: string | null;
  attempts: number;
}

/** What is due, or what this process has claimed. */
const readBooking = (id: string, isClaimed = false) =>
  queryOne<Booking>(sql`
    select id, version, state::text, trade_id, carrier, service, reference, number, quote_id, agreed_minor, currency, pickup, booking_id, failure,
      attempts
    from shipment where id = ${id}::uuid and is_ours and (${isClaimed}::boolean or next_poll_at <= app_now())`);

/**
 * The worker's next step for a label: books it, looks up what became of a booking that was not answered, or cancels it. Safe to repeat, by
 * several workers at once: before each call one of them claims it, and what may have been booked is looked for before it is booked again.
 */
export async function workOnBooking(id: string, carriers: CarrierOf): Promise<void> {
  const booking = await readBooking(id);
  if (!booking) return;
  if (booking.state === "TRACKED" && booking.number === null) return askForNumber(booking, carriers);
  if (booking.state !== "REQUESTED" && booking.state !== "CANCELLING") return;
  const claimed = await unlessRefused(claimBooking(booking));
  failpoint("shipments.claimed");
  if (!claimed || claimed.replayed) return;
  const own = await readBooking(id, true);
  if (!own) return;
  try {
    if (own.state === "REQUESTED") await bookOnce(own, booking.attempts > 0, carriers);
    else await cancelOnce(own, carriers);
  } catch (error) {
    if (!(error instanceof CarrierNoAnswer)) throw error;
    // It may have been done, or not: the next look finds out.
    log.warn("a carrier gave no answer about a booking", { id, error: error.message });
  }
}

async function bookOnce(own: Booking, wasAsked: boolean, carriers: CarrierOf): Promise<void> {
  const carrier = carriers(own.carrier);
  const known = wasAsked ? await carrier.findBooking(own.reference) : null;
  failpoint("shipments.book.before");
  const booking = known ?? (await order(own, carriers));
  failpoint("shipments.book.after");
  if (booking) await ignoreRefusal(recordBooking(own, booking));
}

/** Undefined where the carrier refuses, with no effect. */
async function order(own: Booking, carriers: CarrierOf): Promise<CarrierBooking | undefined> {
  const { id, tradeId, carrier, service, reference, quoteId, agreedMinor: costMinor, currency } = own;
  const carried = await parcelToCarry(tradeId, own.pickup);
  if (!carried) {
    await ignoreRefusal(failBooking(own, "over"));
    return undefined;
  }
  const quote = { quoteId, service, costMinor, currency, daysMin: 0, daysMax: 0 };
  try {
    return await carriers(carrier).book(quote, reference, carried.parcel, carried.from, carried.to);
  } catch (error) {
    if (!(error instanceof CarrierRefused)) throw error;
    log.warn("a carrier refused a booking", { id, reason: error.reason, says: error.says });
    await ignoreRefusal(failBooking(own, error.reason));
    return undefined;
  }
}

async function cancelOnce(own: Booking, carriers: CarrierOf): Promise<void> {
  const carrier = carriers(own.carrier);
  try {
    if (own.bookingId) await carrier.cancel(own.bookingId);
    failpoint("shipments.cancel.after");
  } catch (error) {
    if (!(error instanceof CarrierRefused)) throw error;
    // What it has cancelled already it does not know any more.
    if (await carrier.findBooking(own.reference)) return handleKept(own, error);
  }
  await ignoreRefusal(freeBooking(own));
}

/** The carrier has the parcel: its label is used. One that nobody agreed to is for staff. */
async function handleKept(own: Booking, refused: CarrierRefused): Promise<void> {
  const { id, failure } = own;
  if (failure === null) {
    await ignoreRefusal(keepBooking(own));
    return settleLabel(own.tradeId);
  }
  log.error("a label that nobody agreed to can’t be cancelled", { id, failure, says: refused.says });
}

async function askForNumber(own: Booking, carriers: CarrierOf): Promise<void> {
  try {
    const booking = await carriers(own.carrier).findBooking(own.reference);
    if (booking?.number) return await ignoreRefusal(recordNumber(own, booking.number));
  } catch (error) {
    if (!isCarrierError(error)) throw error;
    log.warn("a carrier gave no number", { id: own.id, error: error.message });
  }
  await query(sql`
    update shipment set next_poll_at = app_now() + interval '10 minutes' where id = ${own.id}::uuid and state = 'TRACKED'`);
}

interface Label {
  id: string;
  version: bigint;
  /** The carrier has the parcel, or did not cancel its booking. */
  isUsed: boolean;
}

/**
 * What becomes of an order's label when the order has ended. One that was not used is cancelled with its carrier, and costs nothing; one that
 * was, and that no delivery fee has paid, is our own cost. Safe to repeat.
 */
export async function settleLabel(tradeId: string): Promise<void> {
  const label = await queryOne<Label>(sql`
    select s.id, s.version, s.scanned_at is not null or s.attempts > 0 as is_used from shipment s join trade_overview t on t.id = s.trade_id
    where s.trade_id = ${tradeId}::uuid and s.is_ours and s.state in ('TRACKED', 'ENDED') and t.ended_at is not null`);
  if (!label) return;
  const { id, version, isUsed } = label;
  if (isUsed) await ignoreRefusal(coverLabel(id));
  else await ignoreRefusal(cancelLabel(SYSTEM, `unbook:${id}:${version}`, { tradeId }));
}
