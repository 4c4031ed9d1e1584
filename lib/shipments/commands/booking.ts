import "server-only";
import type { CarrierName } from "@/lib/carriers/names";
import type { CarrierBooking } from "@/lib/carriers/port";
import { type Actor, type Answer, command, type Moment, SYSTEM } from "@/lib/kernel/command";
import { composePlan, type Plan, transfer } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { carrierAccount, promotions } from "@/lib/ledger/accounts";
import { type LabelFacts, planLabel, planNoLabel } from "@/lib/trades";
import { shipmentEvents } from "../events";
import { type ShipmentState, shipment } from "../machine";
import { shipmentRefusals } from "../refusals";

interface ById {
  id: string;
}

/** A shipment that we book or have booked, with its order's parcel. */
export interface Booked {
  id: string;
  version: bigint;
  state: ShipmentState;
  tradeId: string;
  buyerId: string;
  sellerId: string;
  carrier: CarrierName;
  number: string | null;
  currency: LabelFacts["currency"];
  agreedMinor: bigint;
  bookingId: string | null;
  costMinor: bigint | null;
  attempts: number;
  nextPollAt: Date | null;
  scannedAt: Date | null;
  coveredAt: Date | null;
  failure: string | null;
  parcelVersion: bigint;
  parcelState: "HELD" | "PAID" | "RETURNED";
  feeMinor: bigint;
  extraMinor: bigint;
  labelMinor: bigint | null;
}

const readBooked = (where: Sql): Sql => sql`
  select s.id, s.version, s.state::text, s.trade_id, s.buyer_id, s.seller_id, s.carrier, s.number, s.currency, s.agreed_minor, s.booking_id, s.cost_minor,
    s.attempts, s.next_poll_at, s.scanned_at, s.covered_at, s.failure, p.version as parcel_version, p.state::text as parcel_state, p.fee_minor, p.extra_minor,
    p.label_minor
  from shipment s join parcel p on p.id = s.trade_id where s.is_ours and ${where}`;

const readById = ({ id }: ById): Sql => readBooked(sql`s.id = ${id}::uuid`);

interface Moved {
  shipmentId: string;
  state: ShipmentState;
}

type Move = Parameters<typeof shipment.move>[1];

/** A move of a booking, with what else is in its commit. */
function moving(
  booked: Booked,
  move: Move,
  set?: Parameters<typeof shipment.move>[2],
  ...beside: Partial<Plan>[]
) {
  const { id: shipmentId, state } = booked;
  return composePlan<Moved>(
    {
      result: { shipmentId, state: shipment.stateAfter(state, move) },
      subject: { kind: "shipment", id: shipmentId },
      rows: [shipment.move(booked, move, set)],
      // That the carrier is asked shows nowhere.
      events: move === "ask" ? [] : [shipmentEvents.answered(aboutOf(booked))],
    },
    ...beside,
  );
}

const parcelOf = (booked: Booked): LabelFacts => ({
  id: booked.tradeId,
  version: booked.parcelVersion,
  sellerId: booked.sellerId,
  currency: booked.currency,
  feeMinor: booked.feeMinor,
  extraMinor: booked.extraMinor,
});

const aboutOf = ({ id: shipmentId, tradeId, buyerId, sellerId }: Booked) => ({
  shipmentId,
  tradeId,
  buyerId,
  sellerId,
});

const isDue = ({ nextPollAt, now }: Booked & Moment): boolean => nextPollAt !== null && nextPollAt <= now;

const isHeld = ({ parcelState }: Booked) => parcelState === "HELD";

/** What the seller added for a label goes back, where it has not gone already with the order's end. */
const withoutLabel = (booked: Booked): Partial<Plan> =>
  isHeld(booked) && (booked.labelMinor !== null || booked.extraMinor > 0n)
    ? planNoLabel(parcelOf(booked))
    : {};

const refuse = (): never => {
  throw new Refusal(kernelRefusals.moved_on);
};

/** Only the process whose claim is not a replay calls the carrier. */
const claim = command<ById, Booked, Moved>({
  act: "shipment.ask",
  read: readById,
  decide: (booked) =>
    (booked.state === "REQUESTED" || booked.state === "CANCELLING") && isDue(booked)
      ? moving(booked, "ask")
      : refuse(),
});

const record = command<ById & { booking: StoredBooking }, Booked, Moved>({
  act: "shipment.booked",
  read: readById,
  decide(booked, { booking }) {
    if (booked.state !== "REQUESTED") return refuse();
    const { bookingId, number } = booking;
    const costMinor = BigInt(booking.costMinor);
    const set = { bookingId, number, costMinor };
    const isDearer = costMinor > booked.agreedMinor || booking.currency !== booked.currency;
    if (isHeld(booked) && !isDearer)
      return moving(booked, "book", set, planLabel(parcelOf(booked), { carrier: booked.carrier, costMinor }));
    return moving(booked, "book:unwanted", { ...set, failure: isDearer ? "dearer" : null });
  },
});

type StoredBooking = Omit<CarrierBooking, "costMinor" | "service"> & { costMinor: string };

const fail = command<ById & { why: string }, Booked, Moved>({
  act: "shipment.not_booked",
  read: readById,
  decide: (booked, { why }) =>
    booked.state === "REQUESTED" ? moving(booked, "fail", { failure: why }, withoutLabel(booked)) : refuse(),
});

const number = command<ById & { number: string }, Booked, Moved>({
  act: "shipment.number",
  read: readById,
  decide: (booked, set) =>
    booked.state === "TRACKED" && booked.number === null
      ? moving(booked, "number", { number: set.number })
      : refuse(),
});

/** The carrier has cancelled it: nothing is owed. What was paid for it by then is our own again. */
const free = command<ById, Booked, Moved>({
  act: "shipment.free",
  read: readById,
  decide(booked) {
    if (booked.state !== "CANCELLING") return refuse();
    const { id, carrier, currency, costMinor, labelMinor } = booked;
    const isPaid = booked.coveredAt !== null || (booked.parcelState === "PAID" && labelMinor !== null);
    const back = isPaid && costMinor ? [costMinor] : [];
    const legs = back.map((amount) => ({
      ...transfer("carrier_return", carrierAccount(carrier, currency), promotions(currency), amount),
      subject: id,
    }));
    const move = booked.failure === null ? "free" : "free:failed";
    return moving(booked, move, undefined, withoutLabel(booked), { transfers: legs });
  },
});

const keep = command<ById, Booked, Moved>({
  act: "shipment.keep",
  read: readById,
  decide: (booked) =>
    booked.state === "CANCELLING" && booked.failure === null ? moving(booked, "keep") : refuse(),
});

const cover = command<ById, Booked, Moved>({
  act: "shipment.cover",
  read: readById,
  decide(booked) {
    const { id, state, carrier, currency, costMinor, coveredAt } = booked;
    const isOwed = state === "TRACKED" || state === "ENDED";
    const isPaid = booked.parcelState === "PAID" && booked.labelMinor !== null;
    if (!isOwed || coveredAt || isHeld(booked) || isPaid || !costMinor) return refuse();
    const leg = transfer(
      "shipping_covered",
      promotions(currency),
      carrierAccount(carrier, currency),
      costMinor,
    );
    return moving(booked, "cover", undefined, {
      transfers: [{ ...leg, subject: id }],
    });
  },
});

/**
 * A label that is not needed is cancelled with its carrier: by its seller before it is used, or where its order has ended.
 * @throws Refusal - not_found for others, label_used, moved_on
 */
export const cancelLabel = command<{ tradeId: string }, Booked, Moved>({
  act: "shipment.unbook",
  read: ({ tradeId }, by) =>
    readBooked(sql`s.trade_id = ${tradeId}::uuid and s.state in ('REQUESTED', 'TRACKED', 'CANCELLING', 'ENDED')
      and (s.seller_id = ${by.id}::uuid or ${by === SYSTEM})`),
  decide(booked, _input, by: Actor) {
    if (booked.scannedAt) throw new Refusal(shipmentRefusals.label_used);
    if (booked.state !== "TRACKED" || (by === SYSTEM && isHeld(booked))) return refuse();
    return composePlan(moving(booked, "unbook"), { events: [shipmentEvents.requested(aboutOf(booked))] });
  },
});

type Seen = Pick<Booked, "id" | "version">;

/** One act on a version of a booking: what another process has done is a replay, and not to be done again. */
const keyOf = (act: string, { id, version }: Seen) => `${act}:${id}:${version}`;

/** Before the carrier is asked to book or to cancel. Of several processes one gets no replay, and asks. */
export const claimBooking = (seen: Seen): Promise<Answer<Moved>> =>
  claim(SYSTEM, keyOf("ask", seen), { id: seen.id });

/** The carrier has booked it. One that is dearer than its seller agreed to, or that nobody needs any more, is going to be cancelled. */
export const recordBooking = (
  seen: Seen,
  { bookingId, number: tracked, costMinor, currency }: CarrierBooking,
) =>
  record(SYSTEM, keyOf("booked", seen), {
    id: seen.id,
    booking: { bookingId, number: tracked, costMinor: costMinor.toString(), currency },
  });

/** The carrier does not book it: what its seller added goes back. */
export const failBooking = (seen: Seen, why: string) =>
  fail(SYSTEM, keyOf("not-booked", seen), { id: seen.id, why });

/** The carrier has given it its number. */
export const recordNumber = (seen: Seen, given: string) =>
  number(SYSTEM, keyOf("number", seen), { id: seen.id, number: given });

/** The carrier has cancelled it. */
export const freeBooking = (seen: Seen) => free(SYSTEM, keyOf("free", seen), { id: seen.id });

/** The carrier does not cancel it: it has the parcel. */
export const keepBooking = (seen: Seen) => keep(SYSTEM, keyOf("keep", seen), { id: seen.id });

/** Its order was refunded, and what the label cost is ours. @throws Refusal - moved_on where something else pays it */
export const coverLabel = (id: string) => cover(SYSTEM, `cover:${id}`, { id });
