/** Carriers that a seller is offered; any other can be typed. */
export const carrierNames = [
  "GIG Logistics",
  "DHL",
  "Kwik",
  "Red Star Express",
  "Fez Delivery",
  "NIPOST EMS",
  "Sendbox",
  "ABC Transport Cargo",
  "Peace Mass Transit",
  "GUO Logistics",
] as const;

const DHL = "https://www.dhl.com/ng-en/home/tracking.html?tracking-id=";

/** Where a carrier says where a parcel is; undefined for those that have no address for one number. */
export const trackingLink = (carrier: string, number: string): string | undefined =>
  carrier === "DHL" ? `${DHL}${encodeURIComponent(number)}` : undefined;
