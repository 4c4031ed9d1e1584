import "server-only";
import { z } from "zod";
import type { CarrierEvent, Tracking } from "../port";
import { id, moment, words } from "./fields";
import { rate } from "./rates";
import { kindOf } from "./words";

const metadata = z
  .object({ reference: z.string() })
  .transform(({ reference }) => reference)
  .nullable()
  .catch(null);

const label = z
  .object({ shipping_label_url: words, shipping_label: words })
  .transform((extras) => extras.shipping_label_url ?? extras.shipping_label)
  .nullable()
  .catch(null);

/** The record of a parcel: https://docs.terminal.africa/tship/shipment. Its price is an object in some answers, its id in others. */
export const shipment = z
  .object({
    shipment_id: id,
    status: z.string(),
    metadata,
    extras: label,
    shipping_label_url: words,
    rate: z.union([rate, id]).nullable().catch(null),
    created_at: moment,
  })
  .transform(({ shipment_id, metadata: reference, extras, shipping_label_url, created_at, ...rest }) => ({
    ...rest,
    shipmentId: shipment_id,
    reference,
    labelUrl: extras ?? shipping_label_url,
    createdAt: created_at,
  }));

export type Shipment = z.output<typeof shipment>;

/** A page of them: a list, or an object with one. */
export const listed = z.union([
  z.array(shipment),
  z.object({ shipments: z.array(shipment) }).transform(({ shipments }) => shipments),
]);

/** Whether it has been paid for and will be picked up. */
export const isBooked = ({ status }: Shipment): boolean => {
  const word = status.trim().toLowerCase();
  return word !== "draft" && kindOf(word) !== "CANCELLED";
};

const event = z
  .object({ id: words, status: words, location: words, created_at: moment, timestamp: moment, date: moment })
  .transform((raw): CarrierEvent | null => {
    const at = raw.created_at ?? raw.timestamp ?? raw.date;
    if (raw.status === null || at === null) return null;
    return { eventId: raw.id, kind: kindOf(raw.status), raw: raw.status, at, place: raw.location };
  })
  .nullable()
  .catch(null);

const E164 = /^\+\d{8,15}$/;

const recipient = z
  .object({ phone: words, city: words })
  .transform(({ phone, city }) => ({ phone: phone !== null && E164.test(phone) ? phone : null, lga: city }))
  .nullable()
  .catch(null);

/**
 * Where a parcel is: https://docs.terminal.africa/tship/shipment/track-a-shipment. The status that it is in now is what they document;
 * it comes last, unless an event says the same: since now, where they do not say when. What has no word, or no time, is left out.
 */
export const tracking = z
  .object({
    shipment_id: id,
    status: z.string().min(1).max(200),
    events: z.array(event).catch([]),
    address_to: recipient,
    updated_at: moment,
  })
  .transform(({ shipment_id, status, events: raw, address_to, updated_at }): Tracking => {
    const events = raw.flatMap((one) => one ?? []).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (events.at(-1)?.raw !== status) {
      const at = updated_at ?? new Date();
      events.push({ eventId: `status:${status}`, kind: kindOf(status), raw: status, at, place: null });
    }
    return { number: shipment_id, events, recipient: address_to };
  });
