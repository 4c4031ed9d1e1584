import type { Magic } from "./magic-weights";

export type Address = Record<string, string>;

export type Parcel = {
  id: string;
  grams: number;
  /** What is in it. */
  description: string;
  magic: Magic | undefined;
};

/** A price for one way of sending; `shipmentId` is null for one that was only asked for. */
export type Rate = {
  id: string;
  carrier: string;
  description: string;
  deliveryTime: string;
  amountMinor: bigint;
  magic: Magic | undefined;
};

export type ShipmentEvent = { status: string; description: string; location: string; at: Date };

export type Shipment = {
  id: string;
  from: Address;
  to: Address;
  parcel: Parcel;
  metadata: Record<string, unknown>;
  /** 'draft' until its pickup is arranged. */
  status: string;
  rate: Rate | undefined;
  events: ShipmentEvent[];
  /** The words that are still to come. */
  way: string[];
  createdAt: Date;
  updatedAt: Date;
};
