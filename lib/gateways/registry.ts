import "server-only";
import { assertClockOffsetZero } from "@/lib/kernel/clock-offset";
import { env } from "@/lib/kernel/env";
import { watched } from "./health";
import { type GatewayName, gateways, isGatewayName } from "./names";
import { paystack } from "./paystack";
import type { Capabilities, Gateway, GatewayAdapter } from "./port";

/** The adapter of each gateway. */
const adapters: Record<GatewayName, GatewayAdapter> = { paystack };

/**
 * The gateway of a row. Only for the worker and for verifying webhooks: the web process uses `callGateway`.
 * @throws Error for an unknown name, and if this process lacks the gateway's secret
 */
export function gatewayOf(name: string): Gateway {
  if (!isGatewayName(name)) throw new Error(`there is no gateway ${name}`);
  return watched(adapters[name].open());
}

/** A gateway's capabilities; available in every process. */
export const capabilitiesOf = (name: GatewayName): Capabilities => adapters[name].capabilities();

/** Whether real money moves through any gateway. Throws if a gateway's settings are missing or contradictory. */
export const isMoneyReal = (): boolean => Object.values(adapters).some((adapter) => adapter.isLive());

/**
 * Refuses to start if a gateway's settings are missing or contradictory and, with real money, if test features are active: a
 * shifted clock, armed failpoints, kinds of asset that only tests trade.
 */
export async function assertFitForMoney(): Promise<void> {
  if (!isMoneyReal()) return;
  if (env().FAILPOINTS !== "") throw new Error("FAILPOINTS must not be armed with a live key");
  if (env().AMANA_TEST_KINDS) throw new Error("AMANA_TEST_KINDS must not be set with a live key");
  await assertClockOffsetZero();
}

export const gatewayNames = Object.keys(gateways) as GatewayName[];
