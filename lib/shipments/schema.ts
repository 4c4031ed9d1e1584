import { z } from "zod";
import { carrierEventKinds } from "@/lib/carriers/port";
import { typed } from "@/lib/kernel/input/fields";
import { moneySchema } from "@/lib/kernel/schema";
import { shipmentStates } from "./machine";

const time = z.iso.datetime();

export const ShipmentView = z.object({
  id: z.uuid(),
  state: z.enum(shipmentStates),
  /** Who carries it, and the carrier that says where it is. */
  service: z.string(),
  carrier: z.string(),
  /** Null until the carrier has given one. */
  number: z.string().nullable(),
  /** Booked with Amana, and not by a number of the seller's own. */
  isBooked: z.boolean(),
  status: z.enum(carrierEventKinds).nullable(),
  /** The carrier names the order's buyer as recipient, or it is booked to their address. */
  isToBuyer: z.boolean(),
  /** Newest first. `says` is the carrier's own word. */
  events: z.array(
    z.object({
      kind: z.enum(carrierEventKinds),
      says: z.string(),
      place: z.string().nullable(),
      at: time,
    }),
  ),
  /** For the seller, of what is booked: what it costs, and whether its label can be printed. */
  label: z.object({ cost: moneySchema, isReady: z.boolean() }).nullable(),
  /** For the seller: why it was not booked. */
  failure: z.string().nullable(),
});
export type ShipmentView = z.infer<typeof ShipmentView>;

export const QuoteLabels = z.strictObject({ id: z.uuid(), addressId: z.uuid() });

export const CarrierPrice = z.object({
  quoteId: z.string(),
  /** Who carries it and how. */
  service: z.string(),
  cost: moneySchema,
  /** What of it is more than the delivery fee that is held: the seller pays that. */
  extra: moneySchema,
  /** Days on the way, from the pickup. */
  daysMin: z.number().int(),
  daysMax: z.number().int(),
});
export type CarrierPrice = z.infer<typeof CarrierPrice>;

/** The price is what the seller saw: another one is refused. */
export const BookLabel = z.strictObject({
  id: z.uuid(),
  addressId: z.uuid("Choose the address where the carrier picks it up."),
  quoteId: typed("Choose a carrier.").min(1, "Choose a carrier.").max(200),
  cost: moneySchema,
});

export const BookingMoved = z.object({ shipmentId: z.uuid(), state: z.enum(shipmentStates) });
