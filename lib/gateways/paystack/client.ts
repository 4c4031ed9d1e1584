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
 * The parts of Paystack's HTTP API that we use, one file for each area. Every call throws GatewayNoAnswer (the
 * outcome is unknown) or GatewayRefused, nothing else.
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
