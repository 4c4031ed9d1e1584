import { CURRENCY } from "../paystack/currency";
import type { Address, Parcel, Rate } from "./records";
import type { CarrierWorld } from "./world";

/** Who carries, from where the price starts, and what a kilogram adds. In kobo. */
const services = [
  {
    carrier: "GIG Logistics",
    description: "Standard",
    deliveryTime: "Within 3 days.",
    from: 2_500_00n,
    perKilo: 400_50n,
  },
  {
    carrier: "Fez Delivery",
    description: "Express",
    deliveryTime: "1 - 2 days",
    from: 3_200_00n,
    perKilo: 550_25n,
  },
  {
    carrier: "DHL Express",
    description: "Next day",
    deliveryTime: "Within 24 hours",
    from: 6_900_00n,
    perKilo: 1_200_75n,
  },
] as const;

/** Prices of a parcel between two addresses, as they are asked for or as they are booked at. Kept, so that they can be booked. */
export function pricesOf(
  world: CarrierWorld,
  parcel: Parcel,
  from: Address,
  to: Address,
  isBooking: boolean,
): Rate[] {
  if (parcel.magic === "no_quote") return [];
  const kilos = BigInt(Math.ceil(parcel.grams / 1000));
  const isFar = from.state !== to.state;
  return services.map(({ from: start, perKilo, ...service }) => {
    const price = (start + perKilo * kilos) * (isFar ? 2n : 1n);
    const amountMinor = isBooking && parcel.magic === "dearer" ? (price * 11n) / 10n : price;
    const rate = { id: world.nextId("RT"), amountMinor, magic: parcel.magic, ...service };
    world.rates.set(rate.id, rate);
    return rate;
  });
}

/** A price as the interface shows it: naira with decimals. */
export function priceView({ id, carrier, description, deliveryTime, amountMinor, magic }: Rate) {
  const naira = Number(amountMinor) / 100;
  return {
    rate_id: id,
    id,
    amount: magic === "floats" ? `${naira.toFixed(2)}00000000003` : naira,
    currency: CURRENCY,
    carrier_name: carrier,
    carrier_rate_description: description,
    delivery_time: deliveryTime,
    includes_insurance: false,
    insurance_fee: 0,
    metadata: {},
  };
}
