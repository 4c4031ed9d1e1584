import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bookAt, failureOf, freshReference } from "../contract-for-tests";
import { CarrierNoAnswer, CarrierRefused } from "../errors";
import type { CarrierEventKind, CarrierQuote } from "../port";
import { openTerminalAfrica, type TerminalAfricaStage } from "./stage-for-tests";

let stage: TerminalAfricaStage;

beforeAll(async () => {
  stage = await openTerminalAfrica();
});
afterAll(() => stage.simulators.stop());
beforeEach(() => {
  stage.simulators.shop.received.splice(0);
});

const quote = async (weightGrams: number): Promise<CarrierQuote> => {
  const [cheapest] = await stage.carrier.quote(stage.parcel(weightGrams), stage.from, stage.to);
  expect(cheapest).toBeDefined();
  return cheapest as CarrierQuote;
};

/** Books a parcel of this weight under one reference, as often as it is called. */
async function bookingOf(weightGrams: number) {
  const at = await quote(weightGrams);
  const reference = freshReference();
  const book = () => stage.carrier.book(at, reference, stage.parcel(weightGrams), stage.from, stage.to);
  return { at, reference, book };
}

/** What was sent to our address about a parcel, in the order in which it came, with what the adapter makes of it. */
const came = (count: number) =>
  vi.waitFor(() => {
    const { received } = stage.simulators.shop;
    if (received.length < count) throw new Error("not yet");
    return received.map(({ rawBody, headers }) => ({
      status: (JSON.parse(rawBody) as { data: { status: string } }).data.status,
      hints: stage.carrier.readWebhook(Buffer.from(rawBody), {
        "x-terminal-signature": headers["x-terminal-signature"]?.toString(),
      }),
    }));
  });

describe("a quote", () => {
  test("that is slow is no answer", async () => {
    expect(await failureOf(() => quote(1_071))).toBeInstanceOf(CarrierNoAnswer);
  });

  test("of nobody is an empty list", async () => {
    expect(await stage.carrier.quote(stage.parcel(1_072), stage.from, stage.to)).toEqual([]);
  });

  test("made of floats is whole kobo", async () => {
    expect((await quote(1_089)).costMinor).toBe((await quote(1_100)).costMinor);
  });

  test("says nothing of who lives there", async () => {
    const asked = vi.spyOn(globalThis, "fetch");
    await quote(1_200);
    const bodies = asked.mock.calls.map(([, request]) => request?.body as string);
    asked.mockRestore();
    for (const secret of ["Ada", "Bayo", "+234803", "@amana.test", "water works", "Allen Avenue"])
      expect(bodies.join("\n")).not.toContain(secret);
  });
});

describe("a booking", () => {
  test("that is dearer than its quote costs what it costs", async () => {
    const { at, book, reference } = await bookingOf(1_073);
    const booked = await book();
    expect(booked.costMinor).toBe((at.costMinor * 11n) / 10n);
    expect(await stage.carrier.findBooking(reference)).toEqual(booked);
  });

  test("that timed out, though it was made, is found", async () => {
    const { at, book, reference } = await bookingOf(1_074);
    expect(await failureOf(book)).toBeInstanceOf(CarrierNoAnswer);
    expect(await stage.carrier.findBooking(reference)).toMatchObject({ costMinor: at.costMinor });
  });

  test("that timed out, and was not made, is not found, and is made by the next", async () => {
    const { book, reference } = await bookingOf(1_075);
    expect(await failureOf(book)).toBeInstanceOf(CarrierNoAnswer);
    expect(await stage.carrier.findBooking(reference)).toBeNull();
    await book();
    expect(await stage.bookings(reference)).toBe(1);
  });

  test("that the carrier makes twice is always the same one of the two", async () => {
    const { book, reference } = await bookingOf(1_076);
    const { bookingId } = await book();
    expect(await stage.bookings(reference)).toBe(2);
    for (let round = 0; round < 3; round += 1)
      expect(await stage.carrier.findBooking(reference)).toMatchObject({ bookingId });
  });

  test("that meets a 500 is no answer, and is made by the next", async () => {
    const { book, reference } = await bookingOf(1_077);
    expect(await failureOf(book)).toBeInstanceOf(CarrierNoAnswer);
    expect(await stage.carrier.findBooking(reference)).toBeNull();
    await book();
    expect(await stage.bookings(reference)).toBe(1);
  });

  test("that our balance does not pay for is refused, and nothing is booked", async () => {
    const { book, reference } = await bookingOf(1_090);
    expect(await failureOf(book)).toMatchObject({
      name: CarrierRefused.name,
      reason: "insufficient_balance",
    });
    expect(await stage.carrier.findBooking(reference)).toBeNull();
  });

  test("at a price that is no longer offered is refused before anything is booked", async () => {
    const { at, reference } = await bookingOf(1_200);
    const gone = { ...at, service: "Nobody, by foot" };
    const book = () => stage.carrier.book(gone, reference, stage.parcel(), stage.from, stage.to);
    expect(await failureOf(book)).toMatchObject({ name: CarrierRefused.name, reason: "no_such_service" });
    expect(await stage.bookings(reference)).toBe(0);
  });
});

describe("a webhook", () => {
  test("that comes before the answer names the parcel already", async () => {
    const { book } = await bookingOf(1_078);
    const [{ number }, [first]] = await Promise.all([book(), came(1)]);
    expect(first?.hints).toEqual([{ number }]);
  });

  test("comes twice with the same bytes", async () => {
    const { booking } = await bookAt(stage, stage.parcel(1_079));
    const both = await came(2);
    expect(both.map(({ hints }) => hints)).toEqual([
      [{ number: booking.number }],
      [{ number: booking.number }],
    ]);
    const bodies = new Set(stage.simulators.shop.received.map(({ rawBody }) => rawBody));
    expect(bodies.size).toBe(1);
  });

  test("out of order only says to ask: the order is that of the tracking", async () => {
    const { booking } = await bookAt(stage, stage.parcel(1_080));
    await stage.move(booking.number);
    expect((await came(2)).map(({ status }) => status)).toEqual(["picked-up", "confirmed"]);
    expect((await stage.carrier.track(booking.number ?? ""))?.events.at(-1)?.kind).toBe("PICKED_UP");
  });

  test("that is forged is none, whatever it says", async () => {
    const { booking } = await bookAt(stage, stage.parcel(1_081));
    const [forged, genuine] = await came(2);
    expect(forged).toEqual({ status: "delivered", hints: undefined });
    expect(genuine?.hints).toEqual([{ number: booking.number }]);
    const tracked = await stage.carrier.track(booking.number ?? "");
    expect(tracked?.events.map(({ kind }) => kind)).toEqual(["PRE_TRANSIT"]);
  });

  test("about a stranger’s number leads to nothing that we booked", async () => {
    const { booking } = await bookAt(stage, stage.parcel(1_082));
    const [strange] = await came(1);
    const [hint] = strange?.hints ?? [];
    expect(hint?.number).not.toBe(booking.number);
    expect(await stage.carrier.track(hint?.number ?? "")).toBeNull();
  });

  test.each([
    ["another subject", { event: "transaction.success", data: { shipment_id: "SH-1" } }],
    ["no subject", { event: "shipment.updated", data: {} }],
    ["a number that is none", { event: "shipment.updated", data: { shipment_id: "../../users" } }],
    ["a list", []],
    ["a word", "shipment.updated"],
  ])("of %s, though signed, concerns no parcel", async (_name, body) => {
    const number = freshReference();
    await stage.control("/webhooks/forge", { number, body: JSON.stringify(body), signature: "valid" });
    const [{ rawBody, headers } = { rawBody: "", headers: {} as Record<string, string> }] =
      stage.simulators.shop.received;
    const signature = headers["x-terminal-signature"]?.toString();
    expect(stage.carrier.readWebhook(Buffer.from(rawBody), { "x-terminal-signature": signature })).toEqual(
      [],
    );
  });
});

describe("on its way a parcel", () => {
  const kindsAfterAll = async (weightGrams: number): Promise<CarrierEventKind[]> => {
    const { booking } = await bookAt(stage, stage.parcel(weightGrams));
    await stage.deliver(booking);
    const tracked = await stage.carrier.track(booking.number ?? "");
    return tracked?.events.map(({ kind }) => kind) ?? [];
  };
  const out = ["PRE_TRANSIT", "PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY"];

  test.each<[string, number, string[]]>([
    ["is delivered", 1_200, [...out, "DELIVERED"]],
    ["is delivered, then in transit again", 1_083, [...out, "DELIVERED", "IN_TRANSIT"]],
    ["is never delivered", 1_084, out],
    ["is lost", 1_086, ["PRE_TRANSIT", "PICKED_UP", "IN_TRANSIT", "LOST"]],
    ["comes back", 1_087, [...out, "ATTEMPT_FAILED", "RETURNING", "RETURNED"]],
  ])("%s", async (_name, weightGrams, kinds) => {
    expect(await kindsAfterAll(weightGrams)).toEqual(kinds);
  });

  test("is where nobody knows: the word is kept", async () => {
    const { booking } = await bookAt(stage, stage.parcel(1_085));
    await stage.deliver(booking);
    const tracked = await stage.carrier.track(booking.number ?? "");
    expect(tracked?.events).toContainEqual(
      expect.objectContaining({ kind: "UNKNOWN", raw: "held at the gate" }),
    );
  });

  test("has a label that is no PDF: refused", async () => {
    const { booking } = await bookAt(stage, stage.parcel(1_088));
    expect(await failureOf(() => stage.carrier.label(booking.bookingId))).toMatchObject({
      name: CarrierRefused.name,
      reason: "no_label",
    });
  });
});
