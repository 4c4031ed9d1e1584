import "server-only";
import { z } from "zod";
import { CarrierNoAnswer, CarrierRefused } from "../errors";
import type { Carrier, CarrierAdapter, CarrierHeaders, CarrierHint } from "../port";
import { areaOf, parcelOf } from "./bodies";
import { book, findBooking, packagingId } from "./bookings";
import { id } from "./fields";
import { TerminalAfricaHttp, type TerminalAfricaOptions } from "./http";
import { rates } from "./rates";
import { isTerminalAfricaConfigured, isTerminalAfricaLive, terminalAfricaOptions } from "./settings";
import { shipment, tracking } from "./shipments";
import { isFromTerminalAfrica, SIGNATURE_HEADER } from "./signature";
import { kindOf } from "./words";

export const terminalAfrica: CarrierAdapter = {
  open: () => terminalAfricaCarrier(terminalAfricaOptions()),
  isConfigured: isTerminalAfricaConfigured,
  isLive: isTerminalAfricaLive,
};

const PDF = "%PDF-";

/** Several carriers behind one interface: https://docs.terminal.africa/tship. */
export function terminalAfricaCarrier(options: TerminalAfricaOptions): Carrier {
  const http = new TerminalAfricaHttp(options);
  const shipmentOf = (bookingId: string) =>
    http.request(shipment, `/shipments/${encodeURIComponent(bookingId)}`);
  return {
    /** https://docs.terminal.africa/tship/rate/get-quotes-for-shipment */
    async quote(parcel, from, to) {
      const body = {
        pickup_address: areaOf(from),
        delivery_address: areaOf(to),
        parcel: parcelOf(parcel, await packagingId(http, parcel)),
        currency: parcel.currency,
      };
      return http.request(rates, "/rates/shipment/quotes", { body });
    },
    book: (...order) => book(http, ...order),
    findBooking: (reference) => findBooking(http, reference),
    async label(bookingId) {
      const { labelUrl } = await shipmentOf(bookingId);
      if (labelUrl === null) throw new CarrierRefused("no_label", "there is none yet");
      const bytes = await http.file(labelUrl);
      if (bytes.subarray(0, PDF.length).toString("latin1") !== PDF)
        throw new CarrierRefused("no_label", "what came is no PDF");
      return bytes;
    },
    /** https://docs.terminal.africa/tship/shipment/cancel-shipment. Of one that is cancelled already it is true, too. */
    async cancel(bookingId) {
      try {
        await http.request(z.unknown(), "/shipments/cancel", { body: { shipment_id: bookingId } });
      } catch (error) {
        if (!(error instanceof CarrierRefused) || error.reason !== "other") throw error;
        const { status } = await shipmentOf(bookingId);
        if (kindOf(status) !== "CANCELLED") throw error;
      }
    },
    async track(number) {
      try {
        const found = await http.request(tracking, `/shipments/track/${encodeURIComponent(number)}`);
        if (found.number !== number) throw new CarrierNoAnswer("a response about another shipment");
        return found;
      } catch (error) {
        if (error instanceof CarrierRefused && error.reason === "not_found") return null;
        throw error;
      }
    },
    readWebhook: (raw, headers) => readWebhook(raw, headers, options.secretKey),
  };
}

const subject = z.object({ event: z.string().startsWith("shipment."), data: z.object({ shipment_id: id }) });

/** https://docs.terminal.africa/tship/webhooks: `{event, data}`, where `data` is the shipment. */
function readWebhook(raw: Uint8Array, headers: CarrierHeaders, secretKey: string): CarrierHint[] | undefined {
  if (!isFromTerminalAfrica(raw, headers[SIGNATURE_HEADER], secretKey)) return undefined;
  const parsed = subject.safeParse(jsonOf(raw));
  return parsed.success ? [{ number: parsed.data.data.shipment_id }] : [];
}

function jsonOf(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw)) as unknown;
  } catch {
    return undefined;
  }
}
