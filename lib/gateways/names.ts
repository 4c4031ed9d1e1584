/**
 * The gateways through which money enters and leaves: the one table. Its name stands in the rows of deposits, payouts and all
 * else that a gateway knows; `title` is what people read; `ledgerId` owns the ledger's account of its balance.
 */
export const gateways = {
  paystack: { title: "Paystack", ledgerId: "00000000-0000-0000-0000-0000000000a1" },
} as const satisfies Record<string, { title: string; ledgerId: string }>;

export type GatewayName = keyof typeof gateways;

export const isGatewayName = (name: string): name is GatewayName => Object.hasOwn(gateways, name);

/** Where a new deposit, payout or virtual account goes. What exists already names its own. */
export const defaultGateway = (): GatewayName => "paystack";

/** What people call a gateway. */
export const gatewayTitle = (name: GatewayName = defaultGateway()): string => gateways[name].title;
