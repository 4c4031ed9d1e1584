// The port of a carrier. An adapter converts the carrier's responses to ours: our kinds of event, amounts in minor units with their
// currency, ids as text, times as Date. Every call throws only CarrierNoAnswer (the outcome is unknown) or CarrierRefused (refused, with
// no effect).

/** What a carrier can say of a parcel, from before it has it to the end. UNKNOWN is a word of theirs that we do not know. */
export const carrierEventKinds = [
  "PRE_TRANSIT",
  "PICKED_UP",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "READY_FOR_PICKUP",
  "ATTEMPT_FAILED",
  "DELIVERED",
  "RETURNING",
  "RETURNED",
  "LOST",
  "DAMAGED",
  "CANCELLED",
  "UNKNOWN",
] as const;
export type CarrierEventKind = (typeof carrierEventKinds)[number];

/** One end of a way. */
export interface ParcelPlace {
  name: string;
  /** E.164, such as +2348031234567. */
  phone: string;
  email: string;
  /** ISO 3166-2:NG, such as NG-LA. */
  state: string;
  lga: string;
  area: string;
  street: string | null;
  landmark: string | null;
}

export interface CarriedParcel {
  weightGrams: number;
  lengthMm: number;
  widthMm: number;
  heightMm: number;
  /** What is in it, in words. */
  contents: string;
  /** In minor units of `currency`. */
  valueMinor: bigint;
  /** ISO 4217, such as NGN. */
  currency: string;
}

export interface CarrierQuote {
  /** The carrier's own id of this price. */
  quoteId: string;
  /** Who carries it and how, as shown to people: `GIG Logistics, standard`. */
  service: string;
  /** In minor units of `currency`. */
  costMinor: bigint;
  currency: string;
  /** Days on the way, from the pickup. */
  daysMin: number;
  daysMax: number;
}

export interface CarrierBooking {
  /** The carrier's own id of the booking. */
  bookingId: string;
  /** The number by which it is tracked; null until the carrier has given one. */
  number: string | null;
  service: string;
  /** What it costs us, which may be another amount than was quoted. In minor units of `currency`. */
  costMinor: bigint;
  currency: string;
}

export interface CarrierEvent {
  /** The carrier's own id, where it has one. */
  eventId: string | null;
  kind: CarrierEventKind;
  /** The carrier's own word. */
  raw: string;
  at: Date;
  /** Where, in the carrier's words. */
  place: string | null;
}

export interface Tracking {
  number: string;
  /** Oldest first. */
  events: CarrierEvent[];
  /** Who it goes to by the carrier's own record, where the carrier says that: E.164, and a local government area. */
  recipient: { phone: string | null; lga: string | null } | null;
}

/** The subject of a webhook: only what we need to ask the carrier ourselves. Nothing else in it is trusted. */
export interface CarrierHint {
  number: string;
}

/** Webhook headers, with lower-case names. */
export type CarrierHeaders = Readonly<Record<string, string | undefined>>;

export interface Carrier {
  /** Prices from one place to another, cheapest first; none where the carrier does not go. */
  quote(parcel: CarriedParcel, from: ParcelPlace, to: ParcelPlace): Promise<CarrierQuote[]>;
  /**
   * Books at a quoted price, under our reference (`ship-<uuid>`). After CarrierNoAnswer look it up by `findBooking` first: a carrier may
   * book twice what is asked for twice.
   */
  book(
    quote: CarrierQuote,
    reference: string,
    parcel: CarriedParcel,
    from: ParcelPlace,
    to: ParcelPlace,
  ): Promise<CarrierBooking>;
  /** The booking that was made under our reference; null where there is none. */
  findBooking(reference: string): Promise<CarrierBooking | null>;
  /** The label as a PDF. @throws CarrierRefused where what comes is no PDF */
  label(bookingId: string): Promise<Uint8Array>;
  /** Cancels a booking whose parcel has not been picked up. */
  cancel(bookingId: string): Promise<void>;
  /** What the carrier says of a number; null where it knows none. */
  track(number: string): Promise<Tracking | null>;
  /** Whether the carrier has signed it, and whom it is about. Undefined for what is forged, empty for what concerns no parcel. */
  readWebhook(raw: Uint8Array, headers: CarrierHeaders): CarrierHint[] | undefined;
}

/** A carrier in the registry: everything but `open` works without its secret. */
export interface CarrierAdapter {
  /** @throws Error if this process lacks the carrier's secret, or the carrier is not configured */
  open(): Carrier;
  isConfigured(): boolean;
  /** Whether its bookings cost real money. */
  isLive(): boolean;
}
