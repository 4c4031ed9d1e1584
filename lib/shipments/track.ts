import "server-only";
import { carrierOf, isCarrierError } from "@/lib/carriers";
import { type Carrier, type Tracking } from "@/lib/carriers/port";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { observeShipment } from "./commands/observe";

/** The carrier of a shipment by its name. */
export type CarrierOf = (name: string) => Carrier;

interface Tracked {
  id: string;
  carrier: string;
  number: string;
}

/** Asks the carrier of a shipment that is due; where one hints that something is new, at once. Safe to repeat. */
export async function trackShipment(
  id: string,
  { isHinted = false, carriers = carrierOf }: { isHinted?: boolean; carriers?: CarrierOf } = {},
): Promise<void> {
  const tracked = await queryOne<Tracked>(sql`
    select id, carrier, number from shipment
    where id = ${id}::uuid and state = 'TRACKED' and number is not null and (${isHinted}::boolean or next_poll_at <= app_now())`);
  if (!tracked) return;
  const tracking = await askCarrier(tracked, carriers);
  if (tracking && tracking.number === tracked.number) await ignoreRefusal(observeShipment(id, tracking));
  await askLater(id, tracking === undefined);
}

/** Undefined where it gives no answer: the job would run out of attempts before a long outage ends. */
async function askCarrier(
  { id, carrier, number }: Tracked,
  carriers: CarrierOf,
): Promise<Tracking | null | undefined> {
  try {
    const tracking = await carriers(carrier).track(number);
    if (tracking && tracking.number !== number)
      log.error("a carrier answered for another number", { id, carrier });
    return tracking;
  } catch (error) {
    if (!isCarrierError(error)) throw error;
    log.warn("a carrier did not say where a shipment is", { id, carrier, error: error.message });
    return undefined;
  }
}

/** The next look, where what came of this one has not said when: often in the first two days, then four times a day. */
const askLater = (id: string, isFailed: boolean) =>
  query(sql`
    update shipment set polls_failed = case when ${isFailed}::boolean then polls_failed + 1 else 0 end,
      next_poll_at = app_now() + case when app_now() < tracked_at + interval '2 days' then interval '30 minutes' else interval '6 hours' end
    where id = ${id}::uuid and state = 'TRACKED'`);
