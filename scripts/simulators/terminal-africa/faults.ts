export const carrierFaultModes = ["timeout_before", "timeout_after", "rate_limited", "bad_gateway"] as const;
export type CarrierFaultMode = (typeof carrierFaultModes)[number];

export const carrierPoints = [
  "address",
  "packaging",
  "parcel",
  "quotes",
  "rates",
  "rate",
  "create",
  "list",
  "shipment",
  "pickup",
  "cancel",
  "track",
  "label",
] as const;
export type CarrierPoint = (typeof carrierPoints)[number];

/** Faults of the next calls, each of one call. */
export class CarrierFaults {
  #waiting: { mode: CarrierFaultMode; on: CarrierPoint }[] = [];

  add(fault: { mode: CarrierFaultMode; on: CarrierPoint }): void {
    this.#waiting.push(fault);
  }

  /** The fault that this call has, if any. */
  strike(on: CarrierPoint): CarrierFaultMode | undefined {
    const at = this.#waiting.findIndex((fault) => fault.on === on);
    return at === -1 ? undefined : this.#waiting.splice(at, 1)[0]?.mode;
  }

  clear(): void {
    this.#waiting = [];
  }
}
