import "server-only";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import { gatewayEvents } from "@/lib/gateways/events";
import { SYSTEM } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import { newId } from "@/lib/kernel/ids";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { HOME } from "@/lib/money/currencies";
import { applyOutages } from "./apply";
import { closeOutage, openMeasuredOutage } from "./commands";

/** Ends what nobody has renewed, and moves the deadlines of trades once an outage has ended. */
export const outageReactions = {
  on: [on(gatewayEvents.down, { "trades.open_gateway_outage": openGatewayOutage })],
  everyMinute: { "trades.close_gateway_outages": closeGatewayOutages },
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

/** A gateway that is down already, by another process or by staff, stays so. */
async function openGatewayOutage({ gateway, sinceMs }: { gateway: string; sinceMs: number }): Promise<void> {
  const clock = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  const startedAt = new Date((clock?.now.getTime() ?? 0) - sinceMs);
  const reason = "Its calls are not answered.";
  await ignoreRefusal(
    openMeasuredOutage(SYSTEM, newId(), { scope: `gateway/${gateway}`, reason, startedAt }),
  );
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
