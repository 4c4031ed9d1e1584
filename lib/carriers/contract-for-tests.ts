import { describe, expect, test } from "vitest";
import { CarrierNoAnswer, type CarrierReason, CarrierRefused } from "./errors";
import type {
  CarriedParcel,
  Carrier,
  CarrierBooking,
  CarrierHeaders,
  CarrierQuote,
  ParcelPlace,
} from "./port";

/** A fault at the call that an operation stands or falls with. */
export type Fault = "timeout_before" | "timeout_after" | "rate_limited" | "html";

export const operations = ["quote", "book", "findBooking", "label", "cancel", "track"] as const;
export type Operation = (typeof operations)[number];

/** A carrier with its simulator. */
export interface CarrierStage {
  readonly carrier: Carrier;
  /** A parcel of nothing special. */
  parcel(): CarriedParcel;
  from: ParcelPlace;
  to: ParcelPlace;
  /** Injects a fault into the next call of an operation. */
  injectFault(operation: Operation, fault: Fault): Promise<void>;
  /** How many bookings there are under a reference, by the carrier's own records. */
  bookings(reference: string): Promise<number>;
  /** Moves a parcel on, to its recipient. */
  deliver(booking: CarrierBooking): Promise<void>;
  /** A webhook of the carrier about a parcel, as it was sent. */
  webhook(booking: CarrierBooking): Promise<{ raw: Buffer; headers: CarrierHeaders }>;
}

export const failureOf = async (call: () => Promise<unknown>): Promise<unknown> =>
  call().then(
    () => undefined,
    (error: unknown) => error,
  );

let turn = 0;

/** A reference of ours that no other test has. */
export const freshReference = (): string =>
  `ship-01970000-0000-7000-8000-${String((turn += 1)).padStart(12, "0")}`;

/** Asks for a price and books the cheapest. */
export async function bookAt(
  { carrier, from, to }: CarrierStage,
  parcel: CarriedParcel,
  reference = freshReference(),
): Promise<{ quote: CarrierQuote; booking: CarrierBooking; reference: string }> {
  const [quote] = await carrier.quote(parcel, from, to);
  if (!quote) throw new Error("nobody carries it");
  return { quote, booking: await carrier.book(quote, reference, parcel, from, to), reference };
}

const refused = (error: unknown, reason: CarrierReason) => {
  expect(error).toBeInstanceOf(CarrierRefused);
  expect(error).toMatchObject({ reason });
};

/** Each operation, made ready: as a call that can be repeated. */
const preparedAt = (stage: () => CarrierStage): Record<Operation, () => Promise<() => Promise<unknown>>> => ({
  async quote() {
    const at = stage();
    return () => at.carrier.quote(at.parcel(), at.from, at.to);
  },
  async book() {
    const at = stage();
    const [quote] = await at.carrier.quote(at.parcel(), at.from, at.to);
    const reference = freshReference();
    return () => at.carrier.book(quote as CarrierQuote, reference, at.parcel(), at.from, at.to);
  },
  async findBooking() {
    const { reference } = await bookAt(stage(), stage().parcel());
    return () => stage().carrier.findBooking(reference);
  },
  async label() {
    const { booking } = await bookAt(stage(), stage().parcel());
    return () => stage().carrier.label(booking.bookingId);
  },
  async cancel() {
    const { booking } = await bookAt(stage(), stage().parcel());
    return () => stage().carrier.cancel(booking.bookingId);
  },
  async track() {
    const { booking } = await bookAt(stage(), stage().parcel());
    return () => stage().carrier.track(booking.number ?? "");
  },
});

/**
 * The contract of every adapter: it converts what the carrier says, tells a refusal from no answer, does nothing where it says so, and
 * finds by our reference what was done without an answer.
 */
export function describeCarrier(name: string, stage: () => CarrierStage): void {
  const prepared = preparedAt(stage);

  describe.each(operations)(`${name}: %s`, (operation) => {
    test.each(["timeout_before", "html"] as const)("%s: no answer, and it can be repeated", async (fault) => {
      const call = await prepared[operation]();
      await stage().injectFault(operation, fault);
      expect(await failureOf(call)).toBeInstanceOf(CarrierNoAnswer);
      expect(await failureOf(call)).toBeUndefined();
    });

    test("a timeout after the work is no answer either", async () => {
      const call = await prepared[operation]();
      await stage().injectFault(operation, "timeout_after");
      expect(await failureOf(call)).toBeInstanceOf(CarrierNoAnswer);
    });

    test("rate limited: a refusal for now, and it can be repeated", async () => {
      const call = await prepared[operation]();
      await stage().injectFault(operation, "rate_limited");
      refused(await failureOf(call), "rate_limited");
      expect(await failureOf(call)).toBeUndefined();
    });
  });

  describeBookings(name, stage);
  describeParcels(name, stage);
}

function describeBookings(name: string, stage: () => CarrierStage): void {
  describe(`${name}: prices and bookings`, () => {
    test("names its prices in whole minor units, cheapest first", async () => {
      const at = stage();
      const quotes = await at.carrier.quote(at.parcel(), at.from, at.to);
      expect(quotes.length).toBeGreaterThan(0);
      for (const { quoteId, service, costMinor, daysMin, daysMax } of quotes) {
        expect([quoteId, service].every(Boolean)).toBe(true);
        expect(costMinor > 0n).toBe(true);
        expect(daysMin).toBeLessThanOrEqual(daysMax);
      }
      const costs = quotes.map(({ costMinor }) => costMinor);
      expect(costs).toEqual(costs.toSorted((a, b) => Number(a - b)));
    });

    test("books at the price that it named, and is found by our reference", async () => {
      const { quote, booking, reference } = await bookAt(stage(), stage().parcel());
      const { service, costMinor, currency } = quote;
      expect(booking).toMatchObject({ service, costMinor, currency });
      expect(await stage().carrier.findBooking(reference)).toEqual(booking);
      expect(await stage().bookings(reference)).toBe(1);
    });

    test("of a reference that was never booked there is nothing", async () => {
      expect(await stage().carrier.findBooking(freshReference())).toBeNull();
    });

    test("booked without an answer: found by our reference, so that it is not booked twice", async () => {
      const at = stage();
      const [quote] = await at.carrier.quote(at.parcel(), at.from, at.to);
      const reference = freshReference();
      await stage().injectFault("book", "timeout_after");
      const book = () => at.carrier.book(quote as CarrierQuote, reference, at.parcel(), at.from, at.to);
      expect(await failureOf(book)).toBeInstanceOf(CarrierNoAnswer);
      expect(await at.carrier.findBooking(reference)).toMatchObject({ costMinor: quote?.costMinor });
      expect(await stage().bookings(reference)).toBe(1);
    });

    test("not booked, and without an answer: nothing is found", async () => {
      const at = stage();
      const [quote] = await at.carrier.quote(at.parcel(), at.from, at.to);
      const reference = freshReference();
      await stage().injectFault("book", "timeout_before");
      const book = () => at.carrier.book(quote as CarrierQuote, reference, at.parcel(), at.from, at.to);
      expect(await failureOf(book)).toBeInstanceOf(CarrierNoAnswer);
      expect(await at.carrier.findBooking(reference)).toBeNull();
    });
  });
}

function describeParcels(name: string, stage: () => CarrierStage): void {
  describe(`${name}: a parcel`, () => {
    test("its label is a PDF", async () => {
      const { booking } = await bookAt(stage(), stage().parcel());
      const label = await stage().carrier.label(booking.bookingId);
      expect(Buffer.from(label).subarray(0, 5).toString()).toBe("%PDF-");
    });

    test("is cancelled once, and a repeated cancel is no failure; what is delivered is not cancelled", async () => {
      const { booking, reference } = await bookAt(stage(), stage().parcel());
      await stage().carrier.cancel(booking.bookingId);
      await stage().carrier.cancel(booking.bookingId);
      expect(await stage().carrier.findBooking(reference)).toBeNull();
      const { booking: delivered } = await bookAt(stage(), stage().parcel());
      await stage().deliver(delivered);
      refused(await failureOf(() => stage().carrier.cancel(delivered.bookingId)), "other");
    });

    test("is tracked from before its pickup to its recipient, oldest first", async () => {
      const { booking } = await bookAt(stage(), stage().parcel());
      const first = await stage().carrier.track(booking.number ?? "");
      expect(first?.events.map(({ kind }) => kind)).toEqual(["PRE_TRANSIT"]);
      await stage().deliver(booking);
      const last = await stage().carrier.track(booking.number ?? "");
      expect(last?.events.at(-1)?.kind).toBe("DELIVERED");
      const times = last?.events.map(({ at }) => at.getTime()) ?? [];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(last?.recipient).toEqual({ phone: stage().to.phone, lga: stage().to.lga });
    });

    test("knows no number of nobody", async () => {
      expect(await stage().carrier.track("SH-of-nobody")).toBeNull();
      refused(await failureOf(() => stage().carrier.label("SH-of-nobody")), "not_found");
      refused(await failureOf(() => stage().carrier.cancel("SH-of-nobody")), "not_found");
    });

    test("a webhook says whom it is about, and nothing where it is not signed", async () => {
      const { booking } = await bookAt(stage(), stage().parcel());
      const { raw, headers } = await stage().webhook(booking);
      const { carrier } = stage();
      expect(carrier.readWebhook(raw, headers)).toEqual([{ number: booking.number }]);
      expect(carrier.readWebhook(raw, {})).toBeUndefined();
      expect(carrier.readWebhook(Buffer.concat([raw, Buffer.from(" ")]), headers)).toBeUndefined();
    });
  });
}
