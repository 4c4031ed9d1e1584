import { CarrierNoAnswer, CarrierRefused } from "@/lib/carriers";
import type {
  Carrier,
  CarrierBooking,
  CarrierEvent,
  CarrierEventKind,
  CarrierQuote,
  Tracking,
} from "@/lib/carriers/port";
import { LAGOS_ADDRESS } from "@/lib/checkout/scene-for-tests";
import { HOME } from "@/lib/money/currencies";

/** The name under which it is stored. */
export const CARRIER = "terminal_africa";

export const said = (kind: CarrierEventKind, at: string, more: Partial<CarrierEvent> = {}): CarrierEvent => ({
  eventId: null,
  kind,
  raw: kind.toLowerCase(),
  at: new Date(`2026-11-${at}`),
  place: "Ikeja",
  ...more,
});

/** Those whom a carrier can name as recipient of the orders of these tests: their buyer, another in the area, another anywhere. */
export const recipients = {
  buyer: { phone: LAGOS_ADDRESS.phone, lga: "Ikeja" },
  area: { phone: null, lga: ` ${LAGOS_ADDRESS.lga.toUpperCase()}` },
  otherPhone: { phone: "+2348090000000", lga: LAGOS_ADDRESS.lga },
  elsewhere: { phone: null, lga: "Ikeja" },
} as const;

const quote = (quoteId: string, costMinor: bigint, service: string): CarrierQuote => ({
  quoteId,
  service,
  costMinor,
  currency: HOME,
  daysMin: 1,
  daysMax: 3,
});

type Booking = "books" | "refuses" | "times out" | "books and times out" | "books dearer";

/** A carrier that keeps in memory what it is asked for, says what a test wants, and books what is asked for twice twice. */
export function testCarrier() {
  const bookings: (CarrierBooking & { reference: string })[] = [];
  const asked: string[] = [];
  const tracks = new Map<string, Tracking | "no answer">();
  const does = { book: "books" as Booking, cancel: true, numbers: true };
  const bookingOf = (reference: string) => bookings.find((booking) => booking.reference === reference);
  const carrier: Carrier = {
    quote: async () => [quote("cheap", 1_800_00n, "GIG Logistics"), quote("dear", 4_000_00n, "DHL")],
    async book({ costMinor, currency, service }, reference) {
      asked.push(`book ${reference}`);
      if (does.book === "refuses") throw new CarrierRefused("no_such_service", "not on Sundays");
      if (does.book === "times out") throw new CarrierNoAnswer("nothing");
      const n = bookings.length + 1;
      const booking = {
        bookingId: `B-${reference}-${String(n)}`,
        number: does.numbers ? `TA-${reference.slice(-12)}` : null,
        service,
        costMinor: does.book === "books dearer" ? costMinor + 500_00n : costMinor,
        currency,
        reference,
      };
      bookings.push(booking);
      if (does.book === "books and times out") throw new CarrierNoAnswer("the connection went");
      return booking;
    },
    async findBooking(reference) {
      asked.push(`find ${reference}`);
      const found = bookingOf(reference);
      return found ? { ...found, number: does.numbers ? `TA-${reference.slice(-12)}` : null } : null;
    },
    label: async () => new TextEncoder().encode("%PDF-1.4 test"),
    async cancel(bookingId) {
      asked.push(`cancel ${bookingId}`);
      if (!does.cancel) throw new CarrierRefused("other", "picked up");
      const at = bookings.findIndex((booking) => booking.bookingId === bookingId);
      if (at < 0) throw new CarrierRefused("not_found", "no such booking");
      bookings.splice(at, 1);
    },
    async track(number) {
      asked.push(`track ${number}`);
      const known = tracks.get(number);
      if (known === "no answer") throw new CarrierNoAnswer("nothing");
      return known ?? null;
    },
    readWebhook: () => undefined,
  };
  return {
    carrier,
    carriers: () => carrier,
    bookings,
    asked,
    does,
    /** From now on it says so of a number. */
    says(number: string, events: CarrierEvent[], recipient: Tracking["recipient"] = null) {
      tracks.set(number, { number, events, recipient });
    },
    isSilentOf: (number: string) => tracks.set(number, "no answer"),
    saysAs: (number: string, tracking: Tracking) => tracks.set(number, tracking),
  };
}
export type TestCarrier = ReturnType<typeof testCarrier>;
