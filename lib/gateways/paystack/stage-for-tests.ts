import { expect } from "vitest";
import type { Fault, Rehearsal } from "../contract-for-tests";
import type { Gateway } from "../port";
import { paystackAdapter } from "./adapter";
import { type Beside, clientBesideGateway } from "./gateway-for-tests";

let turn = 0;

/** A name that nobody has had before. */
export const fresh = (prefix: string) => `${prefix}-0000000000000${(turn += 1)}`;

export const money = { amountMinor: 250_000n, currency: "NGN" };
export const nobody = { reference: "dep-nobody", gatewayRecordId: "1" };
export const account = { accountNumber: "0123456701", bankCode: "044" };

const modes: Record<Fault, string> = {
  timeout_before: "timeout_before",
  timeout_after: "timeout_after",
  rate_limited: "rate_limited",
  html: "bad_gateway",
};

/** Paystack's adapter before the simulated Paystack, in which nothing moves by itself. Call `open` before anything else. */
export class Stage {
  beside!: Beside;
  gateway!: Gateway;

  async open(): Promise<void> {
    this.beside = await clientBesideGateway();
    this.gateway = paystackAdapter(this.beside.options);
  }

  async begin(): Promise<void> {
    await this.beside.begin();
    await this.beside.control("settings", { byHand: true });
  }

  /** Makes it misbehave once at a place of its API. */
  faultOn = (on: string) => async (fault: Fault) => {
    await this.beside.control("modes", { mode: modes[fault], on, times: 1, ms: 20 });
  };

  async paid() {
    const { id, reference } = await this.beside.paid(fresh("dep"), money.amountMinor);
    return { reference, gatewayRecordId: id };
  }

  async transferOrder() {
    const named = { ...account, name: "ADA OBI" };
    const recipient = await this.gateway.registerRecipient({ ...named, currency: "NGN" });
    return { ...money, reference: fresh("pay"), account: named, recipient, reason: "Amana" };
  }

  list = (call: () => Promise<unknown>): Rehearsal => ({
    again: "same",
    prepare: async () => call,
    answers: (page) => expect(page).toMatchObject({ rows: expect.any(Array), hasMore: false }),
    refused: null,
    misbehave: this.faultOn("list"),
  });
}

/** An answer that has at least this. */
export const like = (shape: object) => (answer: unknown) => expect(answer).toMatchObject(shape);

/** Asked again it says the same. */
export const reading = { again: "same" } as const;
