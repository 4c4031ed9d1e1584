import "server-only";
import { CarrierRefused, carrierOf, configuredCarriers } from "@/lib/carriers";
import { carrierEvents } from "@/lib/carriers/events";
import { carrierTitle, isCarrierName } from "@/lib/carriers/names";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import { gatewayEvents } from "@/lib/gateways/events";
import { MINUTE } from "@/lib/kernel/clock";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import { newId } from "@/lib/kernel/ids";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { HOME } from "@/lib/money/currencies";
import { applyOutages } from "./apply";
import { closeOutage, openMeasuredOutage } from "./commands";
import { BACKDATED_MINUTES } from "./machine";
import { carrierScope } from "./scopes";

/** Ends what nobody has renewed, and moves the deadlines of trades once an outage has ended. */
export const outageReactions = {
  on: [
    on(gatewayEvents.down, { "trades.open_gateway_outage": openGatewayOutage }),
    on(carrierEvents.down, { "trades.open_carrier_outage": openCarrierOutage }),
  ],
  everyMinute: {
    "trades.close_gateway_outages": closeGatewayOutages,
    "trades.close_carrier_outages": closeCarrierOutages,
  },
  due: [
    {
      job: "trades.end_outage",
      find: (limit) => sql`
        select id, version from outage where state = 'OPEN' and until <= app_now() order by until limit ${limit}`,
      run: ({ id, version }) => ignoreRefusal(closeOutage(SYSTEM, `end:${id}:${version}`, { id })),
    },
    {
      job: "trades.apply_outages",
      find: (limit) => sql`
        select id, version from outage where state = 'ENDED' and applied_at is null order by started_at limit ${limit}`,
      run: applyOutages,
    },
  ],
} satisfies Reactions;

/** What is down already, by another process or by staff, stays so. */
async function openMeasured(scope: string, sinceMs: number): Promise<void> {
  const clock = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  const startedAt = new Date((clock?.now.getTime() ?? 0) - Math.min(sinceMs, BACKDATED_MINUTES * MINUTE));
  const reason = "Its calls are not answered.";
  await ignoreRefusal(openMeasuredOutage(SYSTEM, newId(), { scope, reason, startedAt }));
}

function openGatewayOutage({ gateway, sinceMs }: { gateway: string; sinceMs: number }): Promise<void> {
  return openMeasured(`gateway/${gateway}`, sinceMs);
}

async function openCarrierOutage({ carrier, sinceMs }: { carrier: string; sinceMs: number }): Promise<void> {
  if (isCarrierName(carrier)) await openMeasured(carrierScope(carrierTitle(carrier)), sinceMs);
}

/** Asks each gateway that was found down for its balance; an answer ends the outage. */
async function closeGatewayOutages(): Promise<void> {
  const open = await query<{ id: string; gateway: string }>(sql`
    select id, gateway from outage where state = 'OPEN' and source = 'health' and gateway is not null`);
  for (const { id, gateway } of open) {
    const answers = await gatewayOf(gateway)
      .balance(HOME)
      .then(
        () => true,
        (error: unknown) => error instanceof GatewayRefused,
      );
    if (answers) await ignoreRefusal(closeOutage(SYSTEM, `answers:${id}`, { id }));
  }
}

/** A number that no carrier has given to a parcel: it answers that it knows none. */
const NOBODYS_NUMBER = "amana-asks-whether-you-answer";

/** Asks each carrier that was found down for a parcel; an answer, whatever it says, ends the outage. */
async function closeCarrierOutages(): Promise<void> {
  const open = await query<{ id: string; listedUnder: string }>(sql`
    select id, listed_under from outage where state = 'OPEN' and source = 'health' and kind = 'carrier'`);
  for (const { id, listedUnder } of open) {
    const name = configuredCarriers().find((one) => carrierTitle(one) === listedUnder);
    const answers = await (name ? carrierOf(name).track(NOBODYS_NUMBER) : Promise.resolve()).then(
      () => true,
      (error: unknown) => error instanceof CarrierRefused,
    );
    if (answers) await ignoreRefusal(closeOutage(SYSTEM, `answers:${id}`, { id }));
  }
}
