import { expect, vi } from "vitest";
import { HOME } from "@/lib/money/currencies";
import { carrierKey, startForTests } from "@/scripts/simulators/for-tests";
import type { CarrierStage, Fault, Operation } from "../contract-for-tests";
import type { CarriedParcel, CarrierBooking, ParcelPlace } from "../port";
import { terminalAfricaCarrier } from "./adapter";

const faults: Record<Fault, string> = {
  timeout_before: "timeout_before",
  timeout_after: "timeout_after",
  rate_limited: "rate_limited",
  html: "bad_gateway",
};

/** The endpoint that an operation stands or falls with. */
const points: Record<Operation, string> = {
  quote: "quotes",
  book: "pickup",
  findBooking: "list",
  label: "label",
  cancel: "cancel",
  track: "track",
};

const lagos: ParcelPlace = {
  name: "Bayo Ade",
  phone: "+2348031234567",
  email: "bayo@amana.test",
  state: "NG-LA",
  lga: "Ikeja",
  area: "Allen",
  street: "12 Allen Avenue",
  landmark: null,
};

const kano: ParcelPlace = {
  name: "Ada Obi",
  phone: "+2348037654321",
  email: "ada@amana.test",
  state: "NG-KN",
  lga: "Nassarawa",
  area: "Bompai",
  street: null,
  landmark: "Opposite the water works",
};

export interface SimulatedParcel {
  number: string;
  reference: string | null;
  status: string;
  next: string | null;
}

/** Terminal Africa's adapter with the simulated Terminal Africa. */
export async function openTerminalAfrica(timeoutMs = 600) {
  const simulators = await startForTests();
  const control = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const response = await simulators.call(`/control/parcels${path}`, body);
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    return (await response.json()) as Answer;
  };
  const options = { baseUrl: `${simulators.url}/terminal-africa/v1`, secretKey: carrierKey, timeoutMs };
  const parcel = (weightGrams = 1_200): CarriedParcel => ({
    weightGrams,
    lengthMm: 305,
    widthMm: 200,
    heightMm: 95,
    contents: "A lamp",
    valueMinor: 12_500_50n,
    currency: HOME,
  });
  const parcels = (reference: string) => control<SimulatedParcel[]>(`?reference=${reference}`);
  const move = (number: string | null, to?: string) => control<SimulatedParcel>("/move", { number, to });
  const sent = (number: string | null) =>
    control<{ event: string; body: string; signature: string; answers: string[] }[]>(
      `/webhooks?number=${number}`,
    );
  const stage: CarrierStage = {
    carrier: terminalAfricaCarrier(options),
    parcel,
    from: lagos,
    to: kano,
    async injectFault(operation, fault) {
      await control("/faults", { mode: faults[fault], on: points[operation] });
    },
    bookings: async (reference) =>
      (await parcels(reference)).filter(({ status }) => status !== "draft").length,
    async deliver({ number }) {
      for (let next: string | null = ""; next !== null; ) ({ next } = await move(number));
    },
    webhook: async ({ number }: CarrierBooking) =>
      vi.waitFor(async () => {
        const [last] = await sent(number);
        if (!last) throw new Error("not yet");
        return { raw: Buffer.from(last.body), headers: { "x-terminal-signature": last.signature } };
      }),
  };
  return { ...stage, parcel, options, simulators, control, parcels, move, sent };
}

export type TerminalAfricaStage = Awaited<ReturnType<typeof openTerminalAfrica>>;
