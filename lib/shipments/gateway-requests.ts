import { z } from "zod";
import { gatewayRequest } from "@/lib/gateways/requests/request";

// What the web process asks of carriers through the worker. The handlers are in gateway-request-handlers.ts.

/** Prices of an order's way from one of its seller's addresses, cheapest first; amounts in minor units as digits. */
export const quoteRequest = gatewayRequest({
  operation: "shipments.quote",
  input: z.object({ tradeId: z.uuid(), addressId: z.uuid() }),
  response: z.array(
    z.object({
      quoteId: z.string(),
      service: z.string(),
      costMinor: z.string().regex(/^\d{1,15}$/),
      currency: z.string(),
      daysMin: z.number(),
      daysMax: z.number(),
    }),
  ),
  keptFor: 300,
});

/** A label as a PDF, in base64. */
export const labelRequest = gatewayRequest({
  operation: "shipments.label",
  input: z.object({ shipmentId: z.uuid() }),
  response: z.object({ pdf: z.string() }),
  keptFor: 300,
});
