import { type CarrierName, carriers, carrierTitle } from "@/lib/carriers/names";

/** Who carries what is booked with each carrier, by the names that sellers are offered (`lib/trades/parcel/carriers.ts`). */
const carriedBy: Record<CarrierName, readonly string[]> = {
  terminal_africa: ["GIG Logistics", "DHL", "Kwik", "Red Star Express", "Fez Delivery"],
};

const alike = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The configured carrier that can be asked for a number of the one that a seller named; undefined where its number is only shown. */
export const trackableBy = (named: string, configured: readonly CarrierName[]): CarrierName | undefined =>
  configured.find((name) => [carrierTitle(name), ...carriedBy[name]].some((known) => alike(known, named)));

/** A carrier by its title, or as it is stored where it is none of ours any more. */
export const titleOfCarrier = (name: string): string =>
  Object.entries(carriers).find(([known]) => known === name)?.[1].title ?? name;
