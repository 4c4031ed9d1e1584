import { expect, test } from "vitest";
import { states } from "@/lib/geo/states";
import { addressOf, areaOf } from "./bodies";

const place = {
  name: "Ada",
  phone: "+2348031234567",
  email: "ada@amana.test",
  state: "NG-FC",
  lga: "Bwari",
  area: "Kubwa",
  street: null,
  landmark: "Opposite the market",
};

test("the capital is Abuja to them, every other state has its name, and there is no other", () => {
  expect(areaOf(place)).toEqual({ city: "Bwari", state: "Abuja", country: "NG" });
  const names = states.map(({ code }) => areaOf({ ...place, state: `NG-${code}` }).state);
  expect(new Set(names).size).toBe(37);
  expect(() => areaOf({ ...place, state: "NG-XX" })).toThrow("NG-XX is a state");
});

test("an address without a street is found by its landmark, and one name is both of theirs", () => {
  expect(addressOf(place)).toMatchObject({
    first_name: "Ada",
    last_name: "Ada",
    line1: "Opposite the market",
    line2: "Kubwa",
    zip: "000000",
  });
  expect(addressOf({ ...place, name: "Ada Ngozi Obi", street: "1 Gado Road" })).toMatchObject({
    first_name: "Ada",
    last_name: "Ngozi Obi",
    line1: "1 Gado Road",
    line2: "Opposite the market, Kubwa",
  });
});
