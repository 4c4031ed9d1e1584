import "server-only";
import { accounts } from "./accounts";
import { balance } from "./balance";
import { banks } from "./banks";
import { disputes } from "./disputes";
import { PaystackHttp, type PaystackOptions } from "./http";
import { refunds } from "./refunds";
import { transactions } from "./transactions";
import { transfers } from "./transfers";

/**
 * Paystack's HTTP API, as far as we use it; each area has a file of its own. Every call throws GatewayNoAnswer (the
 * outcome is unknown) or GatewayRefused (it said no), nothing else.
 */
export function openPaystack(options: PaystackOptions) {
  const http = new PaystackHttp(options);
  return {
    ...transactions(http),
    ...banks(http),
    ...transfers(http),
    ...accounts(http),
    ...refunds(http),
    ...disputes(http),
    ...balance(http),
  };
}

export type Paystack = ReturnType<typeof openPaystack>;
