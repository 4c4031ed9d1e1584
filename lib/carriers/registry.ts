import "server-only";
import { watched } from "./health";
import { type CarrierName, carriers, isCarrierName } from "./names";
import type { Carrier, CarrierAdapter } from "./port";
import { terminalAfrica } from "./terminal-africa";

/** The adapter of each carrier. */
const adapters: Record<CarrierName, CarrierAdapter> = { terminal_africa: terminalAfrica };

/**
 * The carrier of a row. Only for the worker and for verifying webhooks.
 * @throws Error for an unknown name, one that is not configured, and if this process lacks the carrier's secret
 */
export function carrierOf(name: string): Carrier {
  if (!isCarrierName(name)) throw new Error(`there is no carrier ${name}`);
  return watched(name, adapters[name].open());
}

export const isConfigured = (name: CarrierName): boolean => adapters[name].isConfigured();

/** The carriers that parcels can be booked with; none is lawful. Available in every process. */
export const configuredCarriers = (): CarrierName[] => {
  const names = Object.keys(carriers) as CarrierName[];
  return names.filter(isConfigured);
};

/**
 * Refuses to start if a carrier's settings are missing or contradictory, or if it moves parcels for test money or moves none for real
 * money.
 */
export function assertFitCarriers(isMoneyReal: boolean): void {
  for (const name of configuredCarriers()) {
    if (adapters[name].isLive() === isMoneyReal) continue;
    throw new Error(
      isMoneyReal
        ? `${name} is in test mode: it would carry nothing for real money`
        : `${name} is live: it would charge real money for parcels of test money`,
    );
  }
}
