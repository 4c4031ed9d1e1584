import { createServer, type RequestListener } from "node:http";
import { afterEach } from "vitest";
import { HOME } from "@/lib/money/currencies";
import type { CarriedParcel, Carrier, ParcelPlace } from "../port";
import { terminalAfricaCarrier } from "./adapter";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A carrier with one handler for every request. */
export async function carrierThat(handler: RequestListener): Promise<Carrier> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return terminalAfricaCarrier({
    baseUrl: `http://localhost:${port}`,
    secretKey: "sk_test_1",
    timeoutMs: 2_000,
  });
}

/** A carrier that answers everything with this. */
export const answering = (status: number, body: string) =>
  carrierThat((_, response) => response.writeHead(status).end(body));

/** A whole answer with this as its data. */
export const data = (inner: string) => `{"status":true,"message":"ok","data":${inner}}`;
/** A price with these fields, as JSON. */
export const price = (fields: string) =>
  `{"rate_id":"RT-1","carrier_name":"GIG Logistics","carrier_rate_description":"Standard","currency":"${HOME}",${fields}}`;

const place: ParcelPlace = {
  name: "Ada",
  phone: "+2348031234567",
  email: "ada@amana.test",
  state: "NG-LA",
  lga: "Ikeja",
  area: "Allen",
  street: null,
  landmark: null,
};
const parcel: CarriedParcel = {
  weightGrams: 1,
  lengthMm: 1,
  widthMm: 1,
  heightMm: 1,
  contents: "x",
  valueMinor: 1n,
  currency: HOME,
};

/** What is made of this list of prices. */
export const quotesOf = async (list: string) => {
  const carrier = await carrierThat((request, response) => {
    const body = request.url === "/packaging" ? '{"packaging_id":"PA-1"}' : list;
    response.writeHead(200).end(data(body));
  });
  return carrier.quote(parcel, place, place);
};
