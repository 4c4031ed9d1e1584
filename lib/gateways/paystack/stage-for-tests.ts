import { expect } from "vitest";
import type { Fault, Rehearsal } from "../contract-for-tests";
import type { Gateway } from "../port";
import { paystackAdapter } from "./adapter";
import { openPaystackStage, type PaystackClientStage } from "./gateway-for-tests";

let turn = 0;

/** A unique name. */
export const fresh = (prefix: string) => `${prefix}-0000000000000${(turn += 1)}`;

export const money = { amountMinor: 250_000n, currency: "NGN" };
export const unknownPayment = { reference: "dep-unknown", gatewayRecordId: "1" };
export const account = { accountNumber: "0123456701", bankCode: "044" };

const modes: Record<Fault, string> = {
  timeout_before: "timeout_before",
  timeout_after: "timeout_after",
  rate_limited: "rate_limited",
  html: "bad_gateway",
};

/** Paystack's adapter with the simulated Paystack in manual mode. Call `open` first. */
export class Stage {
  client!: PaystackClientStage;
  gateway!: Gateway;

  async open(): Promise<void> {
    this.client = await openPaystackStage();
    this.gateway = paystackAdapter(this.client.options);
  }

  async reset(): Promise<void> {
    await this.client.reset();
    await this.client.control("settings", { byHand: true });
  }

  /** Injects a fault into the next call of an endpoint. */
  faultOn = (on: string) => async (fault: Fault) => {
    await this.client.control("modes", { mode: modes[fault], on, times: 1, ms: 20 });
  };

  async paid() {
    const { id, reference } = await this.client.paid(fresh("dep"), money.amountMinor);
    return { reference, gatewayRecordId: id };
  }

  async transferOrder() {
    const holder = { ...account, name: "ADA OBI" };
    const recipient = await this.gateway.registerRecipient({ ...holder, currency: "NGN" });
    return { ...money, reference: fresh("pay"), account: holder, recipient, reason: "Amana" };
  }

  list = (call: () => Promise<unknown>): Rehearsal => ({
    repeated: "same",
    prepare: async () => call,
    expectResponse: (page) => expect(page).toMatchObject({ rows: expect.any(Array), hasMore: false }),
    refused: null,
    injectFault: this.faultOn("list"),
  });
}

/** Expects a response with at least these fields. */
export const like = (shape: object) => (response: unknown) => expect(response).toMatchObject(shape);

/** A repeated call returns the same. */
export const reading = { repeated: "same" } as const;
