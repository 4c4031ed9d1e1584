import { expect, test } from "vitest";
import { failureOf } from "../contract-for-tests";
import { CarrierNoAnswer } from "../errors";
import { carrierThat, data, price } from "./fake-carrier-for-tests";

const reference = "ship-019ad000-0000-7000-8000-000000000001"; // of 29 November 2025
const madeAt = Number.parseInt("019ad0000000", 16);
const row = (at: number, more: object = {}) => ({
  shipment_id: `SH-${at}`,
  status: "confirmed",
  metadata: { reference: "ship-other" },
  rate: "RT-1",
  created_at: new Date(at).toISOString(),
  ...more,
});

/** A carrier with pages of a hundred, counting what it is asked for. */
async function listing(pages: object[][]) {
  const asked: string[] = [];
  const carrier = await carrierThat((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    if (url.pathname === "/rates/RT-1") return response.end(data(price('"amount":100')));
    asked.push(url.searchParams.get("page") ?? "");
    const rows = pages[Number(url.searchParams.get("page")) - 1] ?? pages.at(-1) ?? [];
    return response.end(data(JSON.stringify(rows)));
  });
  return { carrier, asked };
}
const full = (first: number, step: number) => Array.from({ length: 100 }, (_, at) => row(first + at * step));

test("goes through all pages", async () => {
  const mine = row(madeAt, { shipment_id: "SH-mine", metadata: { reference } });
  const { carrier, asked } = await listing([
    full(madeAt + 9_000_000, -1),
    full(madeAt + 5_000_000, -1),
    [mine],
  ]);
  expect(await carrier.findBooking(reference)).toMatchObject({ bookingId: "SH-mine", costMinor: 100_00n });
  expect(asked).toEqual(["1", "2", "3"]);
});

test("takes no draft for a booking", async () => {
  const { carrier } = await listing([[row(madeAt, { status: "draft", metadata: { reference } })]]);
  expect(await carrier.findBooking(reference)).toBeNull();
});

test("stops a day before it was made, where the newest come first", async () => {
  const { carrier, asked } = await listing([full(madeAt - 200_000_000, -1_000)]);
  expect(await carrier.findBooking(reference)).toBeNull();
  expect(asked).toEqual(["1"]);
});

test("does not say that there is none while there is more to look through", async () => {
  const { carrier, asked } = await listing([full(madeAt - 900_000_000, 1_000)]);
  expect(await failureOf(() => carrier.findBooking(reference))).toBeInstanceOf(CarrierNoAnswer);
  expect(asked).toHaveLength(50);
});

test("knows no booking without its price", async () => {
  const { carrier } = await listing([[row(madeAt, { rate: null, metadata: { reference } })]]);
  expect(await failureOf(() => carrier.findBooking(reference))).toBeInstanceOf(CarrierNoAnswer);
});
