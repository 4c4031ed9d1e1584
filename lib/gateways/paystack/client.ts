import "server-only";
import { env } from "@/lib/kernel/env";
import { accounts } from "./accounts";
import { balance } from "./balance";
import { banks } from "./banks";
import { disputes } from "./disputes";
import { Line, type PaystackOptions } from "./line";
import { refunds } from "./refunds";
import { transactions } from "./transactions";
import { transfers } from "./transfers";

export type { Checkout, GatewayTransaction } from "./transactions";

/**
 * Paystack's HTTP API, as far as we use it; each area has a file of its own. Every call throws GatewayTimeout (the
 * outcome is unknown) or GatewayRefused (it said no), nothing else.
 */
export function openPaystack(options: PaystackOptions) {
  const line = new Line(options);
  return {
    ...transactions(line),
    ...banks(line),
    ...transfers(line),
    ...accounts(line),
    ...refunds(line),
    ...disputes(line),
    ...balance(line),
  };
}

export type Paystack = ReturnType<typeof openPaystack>;

/** The gateway that the environment names. */
export const paystack = (): Paystack =>
  openPaystack({ baseUrl: env().PAYSTACK_BASE_URL, secretKey: env().PAYSTACK_SECRET_KEY });

/** The popup's addresses are compiled into it: it can only be used where our gateway is Paystack itself. */
export const offersPopup = (): boolean =>
  new URL(env().PAYSTACK_BASE_URL).origin === "https://api.paystack.co";
