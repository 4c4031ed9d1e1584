import { expect, test } from "vitest";
import { askedIn, askIn, checkoutPath } from "./asked";

const listing = "01890a5d-ac96-774b-bcce-b302099a8057";
const address = "01890a5d-ac96-774b-bcce-b302099a8058";
const key = "01890a5d-ac96-774b-bcce-b302099a8059:OG:Ado-Odo/Ota";

test("the cart is asked for, to the address and by the ways that were chosen", () => {
  expect(askIn({ address, [`way.${key}`]: "usual" }, [address])).toEqual({
    addressId: address,
    ways: { [key]: "usual" },
  });
  expect(askIn({}, [])).toEqual({ ways: {} });
});

test("one listing is asked for where one is named", () => {
  expect(askIn({ listing, units: "3" }, [])).toEqual({ lines: [{ listingId: listing, units: 3 }], ways: {} });
  expect(askIn({ listing }, [])).toMatchObject({ lines: [{ units: 1 }] });
});

test.each<[string, Record<string, string | string[]>]>([
  ["no listing’s id", { listing: "x" }],
  ["two listings", { listing: [listing, listing] }],
  ["none of it", { listing, units: "0" }],
  ["less than none", { listing, units: "-1" }],
  ["a billion", { listing, units: "1e9" }],
  ["a part of one", { listing, units: "1.5" }],
  ["digits of another script", { listing, units: "٣" }],
])("%s is nothing to buy", (_, asked) => {
  expect(askIn(asked, [])).toBeUndefined();
});

test("another’s address and ways that cannot be are left out", () => {
  expect(askIn({ address, [`way.${"x".repeat(200)}`]: "usual" }, [])).toEqual({ ways: {} });
  expect(askIn({ "way.a": ["b", "c"], "way.constructor": "d" }, [])).toEqual({ ways: { constructor: "d" } });
});

test("its path has what was chosen, or only what is bought, and nothing else", () => {
  const asked = { listing, units: "2", key: "k", address, [`way.${key}`]: "usual", utm: "x" };
  expect(checkoutPath(asked, false)).toBe(`/checkout?listing=${listing}&units=2&key=k`);
  const whole = checkoutPath(asked, true);
  expect(Object.fromEntries(new URL(whole, "http://our.own").searchParams)).toEqual({
    listing,
    units: "2",
    key: "k",
    address,
    [`way.${key}`]: "usual",
  });
  expect(checkoutPath({ utm: "x" }, true)).toBe("/checkout");
});

test("a form asks for what its own path buys, with what was chosen in it, and for nothing else", () => {
  const chosen = {
    address,
    [`way.${key}`]: "pick-up",
    [`note.${key}`]: "Wrap it.",
    quote: "sealed",
    key: "of the form",
  };
  const back = `/checkout?listing=${listing}&units=2&key=k`;
  const asked = new URL(checkoutPath(askedIn({ back, ...chosen }), true), "http://our.own");
  expect(Object.fromEntries(asked.searchParams)).toEqual({
    listing,
    units: "2",
    key: "k",
    address,
    [`way.${key}`]: "pick-up",
  });
  expect(checkoutPath(askedIn({ back: "https://evil.example/x", ...chosen, listing }), true)).toBe(
    `/checkout?address=${address}&${new URLSearchParams({ [`way.${key}`]: "pick-up" })}`,
  );
});
