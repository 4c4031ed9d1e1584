import { paystackOrigins } from "./paystack/origins";
import type { Origins } from "./port";

/** The origins of all gateways in this environment. */
export function gatewayOrigins(environment: Record<string, string | undefined>): Origins {
  const all = [paystackOrigins(environment)];
  return {
    checkout: all.flatMap(({ checkout }) => checkout),
    frame: all.flatMap(({ frame }) => frame),
    connect: all.flatMap(({ connect }) => connect),
  };
}
