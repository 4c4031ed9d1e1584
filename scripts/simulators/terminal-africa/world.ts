import { randomInt } from "node:crypto";
import { Recent } from "../recent";
import type { Settings } from "../settings";
import { CarrierFaults } from "./faults";
import type { Address, Parcel, Rate, Shipment } from "./records";
import { CarrierWebhooks } from "./webhooks";

const kept = 20_000;

/** The simulated Terminal Africa's state: in memory, limited to the newest records. */
export class CarrierWorld {
  readonly settings: Settings;
  readonly faults = new CarrierFaults();
  readonly webhooks: CarrierWebhooks;
  readonly addresses = new Recent<Address>(kept);
  readonly packagings = new Recent<string>(kept);
  readonly parcels = new Recent<Parcel>(kept);
  readonly rates = new Recent<Rate>(kept);
  readonly shipments = new Recent<Shipment>(kept);
  /** What strikes once, and has. */
  readonly struck = new Set<string>();

  constructor(settings: Settings) {
    this.settings = settings;
    this.webhooks = new CarrierWebhooks(settings);
  }

  /** A new id, such as SH-00632494667. */
  nextId(prefix: "AD" | "PA" | "PC" | "RT" | "SH"): string {
    return `${prefix}-${Date.now()}${randomInt(100_000, 1_000_000)}`;
  }

  /** Whether this happens for the first time to what has this name. */
  isFirst(name: string): boolean {
    const isFirst = !this.struck.has(name);
    this.struck.add(name);
    return isFirst;
  }

  /** Deletes everything. */
  reset(): void {
    this.stop();
    this.faults.clear();
    this.struck.clear();
    for (const records of [this.addresses, this.packagings, this.parcels, this.rates, this.shipments])
      records.clear();
  }

  stop(): void {
    this.webhooks.clear();
  }
}
