/**
 * Controls parcels. Errors: 400 `{error}` for a bad body, 404 for an unknown number, 409 where it can't be done.
 *
 *   GET    /control/parcels?reference=                   {number, reference, status, next, magic}, newest first
 *   POST   /control/parcels/move                         {number, to?}: on to a word of theirs, or to the next
 *   GET    /control/parcels/webhooks?number=             the webhooks sent, and the responses
 *   POST   /control/parcels/webhooks/replay              {number, copies?} -> {answers}
 *   POST   /control/parcels/webhooks/forge               {number, body?, signature?} -> {answer}: signed with another key, with ours (`valid`), or as given
 *   POST   /control/parcels/faults                       {mode, on}: of the next call of one endpoint, see faults.ts
 */
import { z } from "zod";
import { done, get, postInput } from "../control/routes";
import { json } from "../replies";
import type { Route } from "../router";
import { carrierFaultModes, carrierPoints } from "./faults";
import type { Shipment } from "./records";
import { moveOn } from "./shipments";
import type { CarrierWorld } from "./world";

const number = z.string().min(1).max(100);
const MoveInput = z.strictObject({ number, to: z.string().min(1).max(100).optional() });
const ReplayInput = z.strictObject({ number, copies: z.coerce.number().int().min(1).max(200).default(1) });
const ForgeInput = z.strictObject({
  number,
  body: z.string().max(400_000).optional(),
  signature: z.string().max(1_000).optional(),
});
const FaultInput = z.strictObject({ mode: z.enum(carrierFaultModes), on: z.enum(carrierPoints) });

/** See the head of this file. */
export function parcelRoutes(world: CarrierWorld): Route[] {
  return [
    get("/control/parcels", ({ query }) => {
      const reference = query.get("reference");
      const all = world.shipments.newest().map(parcelView);
      return all.filter((parcel) => !reference || parcel.reference === reference);
    }),
    get("/control/parcels/webhooks", ({ query }) => world.webhooks.list(query.get("number"))),
    postInput("/control/parcels/move", MoveInput, async ({ number: of, to }) => {
      const shipment = world.shipments.get(of);
      if (!shipment) return unknownNumber();
      const hasMoved = await moveOn(world, shipment, to);
      return hasMoved ? json(200, parcelView(shipment)) : json(409, { error: "It goes no further." });
    }),
    postInput("/control/parcels/webhooks/replay", ReplayInput, async ({ number: of, copies }) => {
      const answers = await world.webhooks.replay(of, copies);
      return answers ? json(200, { answers }) : unknownNumber();
    }),
    postInput("/control/parcels/webhooks/forge", ForgeInput, async ({ number: of, body, signature }) => {
      const data = { shipment_id: of, status: "delivered" };
      const text = body ?? JSON.stringify({ event: "shipment.delivered", data });
      return json(200, { answer: await world.webhooks.forge(of, text, signature) });
    }),
    postInput("/control/parcels/faults", FaultInput, (fault) => {
      world.faults.add(fault);
      return done(true);
    }),
  ];
}

export const parcelView = ({ id, metadata, status, way, parcel, to }: Shipment) => ({
  number: id,
  reference: metadata.reference ?? null,
  status,
  next: way[0] ?? null,
  magic: parcel.magic ?? null,
  contents: parcel.description,
  city: to.city ?? "",
});

const unknownNumber = () => json(404, { error: "There is no parcel of that number." });
