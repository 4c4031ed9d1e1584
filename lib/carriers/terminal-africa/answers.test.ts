import { expect, test } from "vitest";
import { failureOf } from "../contract-for-tests";
import { CarrierNoAnswer, CarrierRefused } from "../errors";
import { answering, carrierThat, data } from "./fake-carrier-for-tests";

test.each([
  [500, '{"status":false,"message":"An error occurred"}'],
  [502, "<html>502 Bad Gateway</html>"],
  [200, "<html>maintenance</html>"],
  [200, data("{}")],
  [200, "[]"],
  [404, "<html>no such page</html>"],
  [408, '{"status":false,"message":"Request timed out"}'],
])("%i with %s leaves it unknown", async (status, body) => {
  const carrier = await answering(status, body);
  expect(await failureOf(() => carrier.track("SH-1"))).toBeInstanceOf(CarrierNoAnswer);
});

test.each([
  [401, "Unauthorized", "unauthorized"],
  [403, "Forbidden", "unauthorized"],
  [429, "Too many requests", "rate_limited"],
  [400, "Insufficient wallet balance", "insufficient_balance"],
  [400, "line1 is required", "other"],
  [200, "We could not do this now", "other"],
])("%i with '%s' is refused: %s", async (status, message, reason) => {
  const carrier = await answering(status, JSON.stringify({ status: false, message }));
  const error = await failureOf(() => carrier.track("SH-1"));
  expect(error).toBeInstanceOf(CarrierRefused);
  expect(error).toMatchObject({ reason });
});

test("about another parcel is none about ours", async () => {
  const other = '{"shipment_id":"SH-2","status":"delivered","updated_at":"2026-11-30T10:00:00Z"}';
  const carrier = await answering(200, data(other));
  expect(await failureOf(() => carrier.track("SH-1"))).toBeInstanceOf(CarrierNoAnswer);
  expect((await carrier.track("SH-2"))?.events).toHaveLength(1);
});

test("a redirect is not followed with our key", async () => {
  const keys: unknown[] = [];
  const carrier = await carrierThat((request, response) => {
    keys.push(request.url);
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  expect(await failureOf(() => carrier.track("SH-1"))).toBeInstanceOf(CarrierNoAnswer);
  expect(keys).toEqual(["/shipments/track/SH-1"]);
});

test("the current status comes last, once, though no event says it; an event without a word or a time is left out", async () => {
  const events = [
    { status: "Picked_Up", created_at: "2026-11-29T10:00:00Z", location: "Ikeja" },
    { description: "Somewhere", created_at: "2026-11-29T11:00:00Z" },
    { status: "in-transit" },
    null,
    "x",
  ];
  const body = { shipment_id: "SH-1", status: "delivered", updated_at: "2026-11-30T10:00:00Z", events };
  const carrier = await answering(200, data(JSON.stringify(body)));
  const tracked = await carrier.track("SH-1");
  expect(tracked).toEqual({
    number: "SH-1",
    recipient: null,
    events: [
      {
        eventId: null,
        kind: "PICKED_UP",
        raw: "Picked_Up",
        at: new Date("2026-11-29T10:00:00Z"),
        place: "Ikeja",
      },
      {
        eventId: "status:delivered",
        kind: "DELIVERED",
        raw: "delivered",
        at: new Date("2026-11-30T10:00:00Z"),
        place: null,
      },
    ],
  });
});

test("a label is fetched without our key, and from no address that is not safe", async () => {
  const keys: (string | undefined)[] = [];
  const labelAt = (url: (origin: string) => string) =>
    carrierThat((request, response) => {
      if (request.url === "/label.pdf") {
        keys.push(request.headers.authorization);
        response.end("%PDF-1.4");
        return;
      }
      const extras = { shipping_label_url: url(`http://${request.headers.host}`) };
      response.end(data(JSON.stringify({ shipment_id: "SH-1", status: "confirmed", extras })));
    });
  await (await labelAt((origin) => `${origin}/label.pdf`)).label("SH-1");
  expect(keys).toEqual([undefined]);
  for (const url of ["http://169.254.169.254/latest", "file:///etc/passwd", "nonsense"]) {
    const carrier = await labelAt(() => url);
    expect(await failureOf(() => carrier.label("SH-1"))).toBeInstanceOf(CarrierNoAnswer);
  }
});

test("the current status of which they say no time is seen now", async () => {
  const before = Date.now();
  const carrier = await answering(200, data('{"shipment_id":"SH-1","status":"delivered","events":[]}'));
  const [seen] = (await carrier.track("SH-1"))?.events ?? [];
  expect(seen).toMatchObject({ eventId: "status:delivered", kind: "DELIVERED" });
  expect(seen?.at.getTime()).toBeGreaterThanOrEqual(before);
});

test("a label’s address is with the shipment, or with what is beside it", async () => {
  for (const where of [
    (url: string) => ({ shipping_label_url: url }),
    (url: string) => ({ extras: { shipping_label: url } }),
  ]) {
    const carrier = await carrierThat((request, response) => {
      const url = `http://${request.headers.host}/label.pdf`;
      const shipment = { shipment_id: "SH-1", status: "confirmed", ...where(url) };
      response.end(request.url === "/label.pdf" ? "%PDF-1.4" : data(JSON.stringify(shipment)));
    });
    expect((await carrier.label("SH-1")).length).toBe(8);
  }
});
