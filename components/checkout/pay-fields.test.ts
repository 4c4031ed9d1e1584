import { expect, test } from "vitest";
import { LONGEST_QUOTE, PlaceCheckout } from "@/lib/checkout/quote/schema";
import { PayFormFields } from "./pay-fields";

const key = "01890a5d-ac96-774b-bcce-b302099a8059:OG:Ado-Odo/Ota";

test("what was written to sellers goes with the quote, by parcel; what was not does not", () => {
  const sent = PayFormFields.parse({
    quote: "sealed",
    key: "k",
    [`note.${key}`]: "Wrap it.",
    "note.b": "  ",
  });
  expect(sent).toEqual({ quote: "sealed", fund: false, notes: { [key]: "Wrap it." } });
  expect(PlaceCheckout.parse(sent)).toEqual(sent);
  expect(PayFormFields.parse({ quote: "sealed", fund: "yes" })).toMatchObject({ fund: true, notes: {} });
});

test("a quote of a full cart can be sent, and a longer one cannot", () => {
  const whole = PayFormFields.parse({ quote: "q".repeat(LONGEST_QUOTE) });
  expect(PlaceCheckout.safeParse(whole).success).toBe(true);
  expect(PayFormFields.safeParse({ quote: "q".repeat(LONGEST_QUOTE + 1) }).success).toBe(false);
});
