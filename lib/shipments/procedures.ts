import "server-only";
import { z } from "zod";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { pricedNow, quoteLabels, readLabel } from "./booking";
import { cancelLabel } from "./commands/booking";
import { requestBooking } from "./commands/request-booking";
import { shipmentFor } from "./queries";
import { BookingMoved, BookLabel, CarrierPrice, QuoteLabels, ShipmentView } from "./schema";

/** As many as the name of a carrier may have that a seller types. */
const MOST_LETTERS = 80;

const tags = ["shipping"];
const PATH = "/trades/{id}/shipment";
const Id = z.strictObject({ id: z.uuid() });

const getShipment = forSignedIn
  .route({ method: "GET", path: PATH, tags, summary: "Where a parcel is" })
  .input(Id)
  .output(ShipmentView)
  .handler(async ({ input, context }) => {
    const shipment = await shipmentFor(context.actor, input.id);
    if (!shipment) throw new Refusal(kernelRefusals.not_found);
    return shipment;
  });

const quote = forSignedIn
  .route({ method: "POST", path: `${PATH}/quotes`, tags, summary: "Prices of carriers for an order" })
  .input(QuoteLabels)
  .output(z.object({ items: z.array(CarrierPrice) }))
  .handler(async ({ input: { id: tradeId, addressId }, context }) => ({
    items: await quoteLabels(context.actor, { tradeId, addressId }),
  }));

const book = forSignedInOnce
  .route({ method: "POST", path: `${PATH}/book`, tags, summary: "Book a carrier for an order" })
  .input(BookLabel)
  .output(BookingMoved)
  .handler(async ({ input: { id: tradeId, addressId, quoteId, cost }, context }) => {
    const { actor, key } = context;
    const { service, ...priced } = await pricedNow(actor, { tradeId, addressId }, quoteId, cost);
    const request = { tradeId, quoteId, service: service.slice(0, MOST_LETTERS), ...priced };
    return resultOf(context, await requestBooking(actor, key, request));
  });

const cancel = forSignedInOnce
  .route({ method: "POST", path: `${PATH}/cancel`, tags, summary: "Cancel a booked carrier" })
  .input(Id)
  .output(BookingMoved)
  .handler(async ({ input, context }) =>
    resultOf(context, await cancelLabel(context.actor, context.key, { tradeId: input.id })),
  );

const getLabel = forSignedIn
  .route({ method: "GET", path: `${PATH}/label`, tags, summary: "The label of a booked carrier" })
  .input(Id)
  .output(z.object({ pdf: z.base64() }))
  .handler(async ({ input, context }) => ({
    pdf: (await readLabel(context.actor, input.id)).toString("base64"),
  }));

/** What the two of an order, and its seller alone, do about its carrier, under /api/v1. */
export const shipmentProcedures = { getShipment, quote, book, cancel, getLabel };
