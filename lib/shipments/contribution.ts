import "server-only";
import { carrierOf, configuredCarriers } from "@/lib/carriers";
import { carrierEvents } from "@/lib/carriers/events";
import type { CarrierName } from "@/lib/carriers/names";
import type { RequestHandler } from "@/lib/gateways/requests/request";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal, unlessRefused } from "@/lib/kernel/refusal";
import type { Contribution, Reactions } from "@/lib/kernel/slice";
import { tradeEvents } from "@/lib/trades/events";
import { shipmentChecks } from "./checks";
import { takeBackShipment, trackNumber } from "./commands/follow";
import { shipmentEvents } from "./events";
import { followShipment } from "./follow-trade";
import { shipmentRequestHandlers } from "./gateway-request-handlers";
import { shipmentProcedures } from "./procedures";
import { trackShipment } from "./track";
import { trackableBy } from "./trackable";
import { settleLabel, workOnBooking } from "./work-on-booking";

interface Moved {
  tradeId: string;
  move: string;
}

/** What was sent by a number, to the buyer or back, is tracked where its carrier can be asked; what its seller takes back is not any more. */
export async function followSending(
  { tradeId, move }: Moved,
  configured: readonly CarrierName[] = configuredCarriers(),
): Promise<void> {
  if (move === "ship" || move === "return-ship")
    return trackSent(tradeId, move === "return-ship", configured);
  if (move !== "undo-ship") return;
  const theirs = await query<{ id: string }>(sql`
    select id from shipment where trade_id = ${tradeId}::uuid and state = 'TRACKED' and not is_ours`);
  for (const { id } of theirs) await ignoreRefusal(takeBackShipment(id));
}

async function trackSent(
  tradeId: string,
  isReturn: boolean,
  configured: readonly CarrierName[],
): Promise<void> {
  const parcel = await queryOne<{ carrier: string | null; sentAt: Date }>(sql`
    select way.sent->>'carrier' as carrier, way.sent_at
    from trade_parcel p cross join lateral (select case when ${isReturn}::boolean then p.return_sent else p.sent end as sent,
      case when ${isReturn}::boolean then p.return_sent_at else p.sent_at end as sent_at) way
    where p.id = ${tradeId}::uuid and way.sent->>'by' = 'carrier'`);
  const carrier = parcel?.carrier ? trackableBy(parcel.carrier, configured) : undefined;
  if (!parcel || !carrier) return;
  const key = `track:${tradeId}:${parcel.sentAt.toISOString()}`;
  const tracked = await unlessRefused(trackNumber(SYSTEM, key, { tradeId, carrier, isReturn }));
  if (!tracked) log.info("a number is tracked already, or not sent any more", { tradeId, carrier });
}

/** A carrier hints that there is something new about a number: it is asked what. */
async function trackHinted({ carrier, number }: { carrier: string; number: string }): Promise<void> {
  const hinted = await queryOne<{ id: string }>(sql`
    select id from shipment where carrier = ${carrier} and number = ${number} and state = 'TRACKED'`);
  if (hinted) await trackShipment(hinted.id, { isHinted: true });
}

/** A word of a carrier that we do not know is kept as it is; what it means has to be added to its adapter. */
async function reportUnknown({
  shipmentId,
  carrier,
  raw,
}: {
  shipmentId: string;
  carrier: string;
  raw: string;
}) {
  log.error("a carrier used a word that we do not know", { shipmentId, carrier, raw });
}

export const shipmentReactions: Reactions = {
  on: [
    on(shipmentEvents.requested, {
      "shipments.book": ({ shipmentId }) => workOnBooking(shipmentId, carrierOf),
    }),
    on(tradeEvents.ended, { "shipments.settle_label": ({ tradeId }) => settleLabel(tradeId) }),
    on(tradeEvents.moved, { "shipments.follow_sending": (moved) => followSending(moved) }),
    on(carrierEvents.hinted, { "shipments.track_hinted": trackHinted }),
    on(shipmentEvents.moved, { "shipments.follow": ({ shipmentId }) => followShipment(shipmentId) }),
    on(shipmentEvents.unknown, { "shipments.report_unknown": reportUnknown }),
  ],
  due: [
    {
      job: "shipments.work_on_booking",
      find: (limit) => sql`
        select id, extract(epoch from next_poll_at)::bigint as version from shipment
        where next_poll_at <= app_now() and is_ours and (state in ('REQUESTED', 'CANCELLING') or state = 'TRACKED' and number is null)
        order by next_poll_at limit ${limit}`,
      run: ({ id }) => workOnBooking(id, carrierOf),
    },
    {
      job: "shipments.track",
      find: (limit) => sql`
        select s.id, extract(epoch from s.next_poll_at)::bigint as version from shipment s join trade_overview t on t.id = s.trade_id
        where s.next_poll_at <= app_now() and s.state = 'TRACKED' and s.number is not null and t.ended_at is null
        order by s.next_poll_at limit ${limit}`,
      run: ({ id }) => trackShipment(id),
    },
  ],
};

export const contribution = {
  slice: "shipments",
  reactions: shipmentReactions,
  operations: shipmentProcedures,
  gatewayRequests: shipmentRequestHandlers,
  checks: shipmentChecks,
} satisfies Contribution & { gatewayRequests: readonly RequestHandler[] };
