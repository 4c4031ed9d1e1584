import { describe, expect, test } from "vitest";
import { localFees } from "../fees";
import { retryDelayMs } from "../webhooks";
import { isCorrectAnswer, readCard, testCards } from "./cards";

const today = new Date("2026-11-21T09:00:00Z");

describe("the test cards", () => {
  test("recognises every documented card by its number, with any spacing", () => {
    for (const card of testCards) {
      const number = card.number.replace(/(\d{4})/g, "$1 ");
      expect(readCard({ number, expiry: "12/2030", cvv: card.cvv }, today)).toMatchObject({ card });
    }
  });

  test("refuses any other card with an error text", () => {
    const typed = { number: "4111111111111111", expiry: "12/30", cvv: "123" };
    expect(readCard(typed, today)).toMatchObject({
      field: "number",
      says: expect.stringContaining("test cards"),
    });
  });

  test.each(["10/26", "13/30", "00/30", "1230", ""])("refuses an expiry of '%s'", (expiry) => {
    expect(readCard({ number: "4084084084084081", expiry, cvv: "408" }, today)).toMatchObject({
      field: "expiry",
    });
  });

  test("a card is valid to the end of its month", () => {
    expect(readCard({ number: "4084084084084081", expiry: "11/26", cvv: "408" }, today)).toHaveProperty(
      "card",
    );
  });

  test("a wrong PIN or code is incorrect", () => {
    const card = testCards.find(({ label }) => label === "PIN and OTP");
    if (!card) throw new Error("the PIN and OTP card is missing");
    expect(isCorrectAnswer(card, "pin", "1234")).toBe(true);
    expect(isCorrectAnswer(card, "pin", "1235")).toBe(false);
    expect(isCorrectAnswer(card, "otp", "123456")).toBe(true);
    expect(isCorrectAnswer(card, "otp", "")).toBe(false);
  });
});

test.each([
  [25_000, 375],
  [39_100, 587],
  [249_999, 3_750],
  [250_000, 13_750],
  [2_500_000, 47_500],
  [12_666_666, 200_000],
  [12_666_600, 199_999],
  [900_000_000, 200_000],
])("Paystack keeps of %i kobo %i kobo", (amount, fees) => {
  expect(localFees(amount)).toBe(fees);
});

test("retries webhooks after three minutes four times, then hourly, and gives up after 72 hours", () => {
  const delays = Array.from({ length: 76 }, (_, index) => retryDelayMs(index + 1, 3_600_000));
  expect(delays.slice(0, 5)).toEqual([180_000, 180_000, 180_000, 180_000, 3_600_000]);
  expect(delays[74]).toBe(3_600_000);
  expect(delays[75]).toBeUndefined();
});
