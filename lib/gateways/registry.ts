import "server-only";
import { assertClockOffsetZero } from "@/lib/kernel/clock-offset";
import { env } from "@/lib/kernel/env";
import { type GatewayName, gateways, isGatewayName } from "./names";
import { paystack } from "./paystack";
import type { Capabilities, Gateway, GatewayAdapter } from "./port";

/** Every gateway's adapter: one line each. */
const adapters: Record<GatewayName, GatewayAdapter> = { paystack };

/**
 * The gateway of a row. Only for the worker, and for checking webhooks: the web process asks through `askGateway`.
 * @throws Error for a name that is none, and where this process does not hold the gateway's secret
 */
export function gatewayOf(name: string): Gateway {
  if (!isGatewayName(name)) throw new Error(`there is no gateway ${name}`);
  return adapters[name].open();
}

/** What a gateway can do; known in every process. */
export const capabilitiesOf = (name: GatewayName): Capabilities => adapters[name].capabilities();

/** Whether real money moves through any gateway. Throws where a gateway's settings are missing or contradict each other. */
export const isMoneyReal = (): boolean => Object.values(adapters).some((adapter) => adapter.isLive());

/**
 * Refuses to start with settings of a gateway missing or contradictory and, where real money moves, with what is only for
 * tests: a moved clock, armed failpoints.
 */
export async function assertFitForMoney(): Promise<void> {
  if (!isMoneyReal()) return;
  if (env().FAILPOINTS !== "") throw new Error("FAILPOINTS may not be armed beside a live key");
  await assertClockOffsetZero();
}

/** The names of all gateways, for what is done for each of them. */
export const gatewayNames = Object.keys(gateways) as GatewayName[];
