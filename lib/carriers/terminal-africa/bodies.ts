import { stateOf } from "@/lib/geo/states";
import { invariant } from "@/lib/kernel/refusal";
import type { CarriedParcel, ParcelPlace } from "../port";
import { wireNaira } from "./fields";

// What we send, in their terms: kilograms, centimetres, naira.

const COUNTRY = "NG";

/** As little as a price needs: who lives there is nobody's business before something is sent. */
export function areaOf({ state, lga }: ParcelPlace) {
  const name = stateOf(state.replace(/^NG-/, ""))?.name;
  invariant(name, `${state} is a state`);
  return { city: lga, state: name, country: COUNTRY };
}

/** https://docs.terminal.africa/tship/addresses/create-address. A place without a street is found by its landmark. */
export function addressOf(place: ParcelPlace) {
  const { name, phone, email, street, landmark, area } = place;
  const [first = name, ...rest] = name.trim().split(/\s+/);
  const [line1 = area, ...line2] = [street, landmark, area].flatMap((part) => part?.trim() || []);
  return {
    ...areaOf(place),
    first_name: first,
    last_name: rest.join(" ") || first,
    name,
    phone,
    email,
    line1,
    line2: line2.join(", "),
    is_residential: true,
  };
}

/** https://docs.terminal.africa/tship/packaging/create-packaging. The wrapper weighs nothing: the parcel was weighed in it. */
export const packagingOf = ({ lengthMm, widthMm, heightMm }: CarriedParcel) => ({
  name: `${lengthMm} x ${widthMm} x ${heightMm} mm`,
  type: "box",
  length: lengthMm / 10,
  width: widthMm / 10,
  height: heightMm / 10,
  size_unit: "cm",
  weight: 0,
  weight_unit: "kg",
});

/** https://docs.terminal.africa/tship/parcels/create-parcel. */
export const parcelOf = (
  { contents, weightGrams, valueMinor, currency }: CarriedParcel,
  packaging: string,
) => ({
  description: contents,
  items: [
    {
      name: contents,
      description: contents,
      type: "parcel",
      currency,
      value: wireNaira(valueMinor),
      quantity: 1,
      weight: weightGrams / 1000,
    },
  ],
  packaging,
  weight_unit: "kg",
});
