import { json, type Reply } from "../replies";
import type { Request, Route } from "../router";
import { accept, badGateway, type Endpoint, guarded, refuse, unanswered, withFault } from "./gate";
import { readAddress, readArea, readPackaging, readParcel } from "./inputs";
import { labelPdf } from "./label";
import { wayOf } from "./magic-weights";
import { pricesOf, priceView } from "./prices";
import type { Shipment } from "./records";
import { arrange, enter, shipmentView, trackingView } from "./shipments";
import type { CarrierWorld } from "./world";

/** Terminal Africa's interface, as https://docs.terminal.africa/tship documents it, below `/terminal-africa/v1`. */
export const terminalAfricaRoutes = (world: CarrierWorld): Route[] => [
  ...guarded(world, [...things(world), ...prices(world), ...shipments(world)]),
  {
    method: "GET",
    pattern: "/terminal-africa/labels/:file",
    answer: ({ params }) => withFault(world.faults.strike("label"), () => label(world, params.file ?? "")),
  },
];

function things(world: CarrierWorld): Endpoint[] {
  return [
    post("/addresses", "address", ({ fields }) => {
      const address = readAddress(fields);
      if (typeof address === "string") return refuse(400, address);
      const id = world.nextId("AD");
      world.addresses.set(id, { ...address, address_id: id });
      return accept("Address created successfully", { ...address, address_id: id });
    }),
    post("/packaging", "packaging", ({ fields }) => {
      const problem = readPackaging(fields);
      if (problem) return refuse(400, problem);
      const id = world.nextId("PA");
      world.packagings.set(id, id);
      return accept("Packaging created successfully", { ...fields, packaging_id: id });
    }),
    post("/parcels", "parcel", ({ fields }) => {
      const parcel = readParcel(world, fields);
      if (typeof parcel === "string") return refuse(400, parcel);
      world.parcels.set(parcel.id, parcel);
      return accept("Parcel created successfully", { ...fields, parcel_id: parcel.id });
    }),
  ];
}

function prices(world: CarrierWorld): Endpoint[] {
  return [
    post("/rates/shipment/quotes", "quotes", ({ fields }) => {
      const [from, to] = [readArea(fields?.pickup_address), readArea(fields?.delivery_address)];
      const parcel = readParcel(world, fields?.parcel);
      if (!from || !to) return refuse(400, "Give country, state and city of both addresses");
      if (typeof parcel === "string") return refuse(400, parcel);
      if (parcel.magic === "slow_quote") return unanswered();
      return accept("Rates retrieved successfully", pricesOf(world, parcel, from, to, false).map(priceView));
    }),
    get("/rates/shipment", "rates", ({ query }) => {
      const shipment = world.shipments.get(query.get("shipment_id") ?? "");
      if (!shipment) return refuse(404, "Shipment not found");
      const { parcel, from, to } = shipment;
      return accept("Rates retrieved successfully", pricesOf(world, parcel, from, to, true).map(priceView));
    }),
    get("/rates/:id", "rate", ({ params }) => {
      const rate = world.rates.get(params.id ?? "");
      return rate ? accept("Rate retrieved successfully", priceView(rate)) : refuse(404, "Rate not found");
    }),
  ];
}

function shipments(world: CarrierWorld): Endpoint[] {
  const about = (id: unknown, answer: (shipment: Shipment) => Reply | Promise<Reply>) => {
    const shipment = world.shipments.get(String(id));
    return shipment ? answer(shipment) : refuse(404, "Shipment not found");
  };
  return [
    post("/shipments", "create", (request) => createDraft(world, request)),
    post("/shipments/pickup", "pickup", ({ fields }) =>
      about(fields?.shipment_id, (shipment) => pickUp(world, shipment, String(fields?.rate_id))),
    ),
    post("/shipments/cancel", "cancel", ({ fields }) =>
      about(fields?.shipment_id, async (shipment) => {
        if (shipment.status !== "draft" && shipment.status !== "confirmed")
          return refuse(400, `A shipment that is ${shipment.status} can't be cancelled`);
        await enter(world, shipment, "cancelled", "shipment.cancelled");
        return accept("Shipment canceled successfully.", shipmentView(world, shipment));
      }),
    ),
    get("/shipments/track/:id", "track", ({ params }) =>
      about(params.id, (shipment) => accept("Shipment tracked successfully", trackingView(shipment))),
    ),
    get("/shipments/:id", "shipment", ({ params }) =>
      about(params.id, (shipment) =>
        accept("Shipment retrieved successfully.", shipmentView(world, shipment)),
      ),
    ),
    get("/shipments", "list", ({ query }) => {
      const size = Number(query.get("perPage") ?? 100);
      const from = (Number(query.get("page") ?? 1) - 1) * size;
      const listed = world.shipments.newest().slice(from, from + size);
      return accept(
        "Shipments retrieved successfully",
        listed.map((shipment) => shipmentView(world, shipment, { isListed: true })),
      );
    }),
  ];
}

function createDraft(world: CarrierWorld, { fields }: Request): Reply {
  const from = world.addresses.get(String(fields?.address_from));
  const to = world.addresses.get(String(fields?.address_to));
  const parcel = world.parcels.get(String(fields?.parcel));
  if (!from || !to || !parcel) return refuse(400, "Give address_from, address_to and parcel");
  const now = new Date();
  const metadata = (fields?.metadata ?? {}) as Record<string, unknown>;
  const shipment: Shipment = {
    id: world.nextId("SH"),
    from,
    to,
    parcel,
    metadata,
    status: "draft",
    rate: undefined,
    events: [],
    way: wayOf(parcel.magic),
    createdAt: now,
    updatedAt: now,
  };
  world.shipments.set(shipment.id, shipment);
  return accept("Shipment created successfully", shipmentView(world, shipment));
}

async function pickUp(world: CarrierWorld, shipment: Shipment, rateId: string): Promise<Reply> {
  const rate = world.rates.get(rateId);
  if (!rate) return refuse(400, "Rate not found");
  if (shipment.status !== "draft") return refuse(400, "The pickup of this shipment has been arranged");
  const { magic } = shipment.parcel;
  if (magic === "no_money") return refuse(400, "Insufficient wallet balance");
  const isFirst = world.isFirst(`${magic}:${String(shipment.metadata.reference)}`);
  if (magic === "not_booked" && isFirst) return unanswered();
  if (magic === "broken" && isFirst) return badGateway();
  const sent = arrange(world, shipment, rate);
  if (magic === "webhook_first") await sent;
  if (magic === "booked_unanswered") return unanswered();
  return accept("Pickup for shipment arranged successfully.", shipmentView(world, shipment));
}

function label(world: CarrierWorld, file: string): Reply {
  const shipment = world.shipments.get(file.replace(/\.pdf$/, ""));
  if (!shipment || shipment.status === "draft") return json(404, { status: false, message: "Not found" });
  const { id, to, from, parcel } = shipment;
  if (parcel.magic === "no_pdf")
    return {
      status: 200,
      headers: { "content-type": "application/pdf" },
      body: "<html>The label is being made</html>",
    };
  const place = ({ name = "", line1 = "", city = "", state = "" }: Record<string, string>) => [
    name,
    line1,
    `${city}, ${state}`,
  ];
  const lines = [
    id,
    "",
    "From",
    ...place(from),
    "",
    "To",
    ...place(to),
    "",
    parcel.description,
    `${parcel.grams / 1000} kg`,
  ];
  return { status: 200, headers: { "content-type": "application/pdf" }, body: labelPdf(lines) };
}

const post = (pattern: string, point: Endpoint["point"], answer: Endpoint["answer"]): Endpoint => ({
  method: "POST",
  pattern,
  point,
  answer,
});

const get = (pattern: string, point: Endpoint["point"], answer: Endpoint["answer"]): Endpoint => ({
  method: "GET",
  pattern,
  point,
  answer,
});
