import "server-only";
import type { Tracking } from "@/lib/carriers/port";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { keyFor, newId } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { shipmentEvents } from "../events";
import { shipment } from "../machine";
import { furthest, isEventKind, isLast, type KeptEvent, keptEvent } from "../rules";

interface Seen {
  id: string;
  /** As the carrier said them; times as ISO 8601, because a command's input is hashed. */
  events: readonly (Omit<KeptEvent, "at"> & { at: string })[];
  recipient: Tracking["recipient"];
}

interface Facts {
  id: string;
  version: bigint;
  state: string;
  tradeId: string;
  buyerId: string;
  sellerId: string;
  carrier: string;
  status: string | null;
  fitsRecipient: boolean;
  /** What the carrier now says of the recipient fits. */
  isFitting: boolean;
  known: { key: string; kind: string; raw: string; place: string | null; at: string }[] | null;
}

/** A shipment says no more than this many things. */
const MOST_EVENTS = 200;

const readShipment = ({ id, recipient }: Seen): Sql => sql`
  select s.id, s.version, s.state::text, s.trade_id, s.buyer_id, s.seller_id, s.carrier, s.status, s.fits_recipient,
    case when s.is_return then sender_fits(s.trade_id, ${recipient?.phone ?? null}::text, ${recipient?.lga ?? null}::text)
      else recipient_fits(s.trade_id, ${recipient?.phone ?? null}::text, ${recipient?.lga ?? null}::text) end as is_fitting,
    (select json_agg(json_build_object('key', e.event_key, 'kind', e.kind, 'raw', e.raw, 'place', e.place, 'at', e.at))
      from shipment_event e where e.shipment_id = s.id) as known
  from shipment s where s.id = ${id}::uuid`;

export interface Observed {
  shipmentId: string;
  status: string | null;
}

const observe = command<Seen, Facts, Observed>({
  act: "shipment.observe",
  read: readShipment,
  decide(facts, { events, recipient }) {
    const { id: shipmentId, tradeId, buyerId, sellerId, carrier } = facts;
    if (facts.state !== "TRACKED") throw new Refusal(kernelRefusals.moved_on);
    const known = (facts.known ?? []).flatMap(({ kind, at, ...event }) =>
      isEventKind(kind) ? [{ ...event, kind, at: new Date(at) }] : [],
    );
    const fresh = newAmong(
      events.map((event) => ({ ...event, at: new Date(event.at) })),
      known,
    );
    if (fresh.length === 0 && (facts.fitsRecipient || !facts.isFitting))
      throw new Refusal(kernelRefusals.moved_on);
    const now = furthest([...known, ...fresh]);
    const about = { shipmentId, tradeId, buyerId, sellerId };
    const unknown = fresh.find(({ kind }) => kind === "UNKNOWN");
    return {
      result: { shipmentId, status: now?.kind ?? null },
      subject: { kind: "shipment", id: shipmentId },
      rows: [
        shipment.move(facts, now && isLast(now.kind) ? "observe:last" : "observe", {
          status: now?.kind ?? null,
          statusAt: now?.at ?? null,
          phone: recipient?.phone ?? null,
          lga: recipient?.lga ?? null,
        }),
      ],
      insert: fresh.map(({ key, ...event }) => ({
        table: "shipment_event",
        row: { id: newId(), shipmentId, eventKey: key, ...event },
      })),
      events: [
        ...(now && now.kind !== facts.status ? [shipmentEvents.moved({ ...about, status: now.kind })] : []),
        ...(unknown ? [shipmentEvents.unknown({ ...about, carrier, raw: unknown.raw })] : []),
      ],
    };
  },
});

/** Those that are not kept yet, each once. */
function newAmong(events: readonly KeptEvent[], known: readonly KeptEvent[]): KeptEvent[] {
  const keys = new Set(known.map(({ key }) => key));
  const fresh: KeptEvent[] = [];
  for (const event of events) {
    if (keys.has(event.key) || keys.size >= MOST_EVENTS) continue;
    keys.add(event.key);
    fresh.push(event);
  }
  return fresh;
}

/**
 * Keeps what a carrier says of a shipment that it tracks: each event once, in whatever order they come.
 * @throws Refusal - moved_on where nothing of it is new
 */
export function observeShipment(id: string, { events, recipient }: Tracking): Promise<Answer<Observed>> {
  const seen = events.map(keptEvent).map((event) => ({ ...event, at: event.at.toISOString() }));
  const key = keyFor("observe", id, JSON.stringify([seen, recipient]));
  return observe(SYSTEM, key, { id, events: seen, recipient });
}
