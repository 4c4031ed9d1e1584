import { createHash } from "node:crypto";
import { type CarrierEvent, type CarrierEventKind, carrierEventKinds } from "@/lib/carriers/port";

export const isEventKind = (word: string): word is CarrierEventKind =>
  carrierEventKinds.some((kind) => kind === word);

/** How far each kind of event is, as `shipment_rank` in SQL; null for what says nothing of the way. */
const ranks: Record<CarrierEventKind, number | null> = {
  PRE_TRANSIT: 1,
  CANCELLED: 2,
  PICKED_UP: 3,
  IN_TRANSIT: 4,
  OUT_FOR_DELIVERY: 5,
  READY_FOR_PICKUP: 5,
  ATTEMPT_FAILED: 5,
  DAMAGED: 5,
  LOST: 6,
  DELIVERED: 7,
  RETURNING: 8,
  RETURNED: 9,
  UNKNOWN: null,
};

/** An event as it is kept. */
export interface KeptEvent {
  key: string;
  kind: CarrierEventKind;
  raw: string;
  place: string | null;
  at: Date;
}

const MOST_LETTERS = 200;
const cut = (text: string) => text.slice(0, MOST_LETTERS);

/** The same event has the same key, however often the carrier says it. */
export function keptEvent({ eventId, kind, raw, place, at }: CarrierEvent): KeptEvent {
  const said = JSON.stringify([kind, raw, place, at.toISOString()]);
  const key = eventId ? cut(`id:${eventId}`) : createHash("sha256").update(said).digest("hex");
  return { key, kind, raw: cut(raw), place: place === null ? null : cut(place), at };
}

/** Of equal rank the latest; what is equally late, by its key. As `shipment_status` in SQL. */
function isFurther(one: KeptEvent, other: KeptEvent): boolean {
  const [a, b] = [ranks[one.kind] ?? 0, ranks[other.kind] ?? 0];
  if (a !== b) return a > b;
  const later = one.at.getTime() - other.at.getTime();
  return later === 0 ? one.key < other.key : later > 0;
}

/** How far a shipment is by its events; undefined before the first that says something of its way. */
export function furthest(events: readonly KeptEvent[]): KeptEvent | undefined {
  let best: KeptEvent | undefined;
  for (const event of events) {
    if (ranks[event.kind] !== null && (!best || isFurther(event, best))) best = event;
  }
  return best;
}

/** After these the carrier is not asked any more. */
export const isLast = (kind: CarrierEventKind): boolean => kind === "DELIVERED" || kind === "RETURNED";
