/**
 * The payment gateways. The name is stored in the rows of deposits, payouts and all other records at a gateway; `title` is
 * shown to users; `ledgerId` owns the ledger account of our balance there.
 */
export const gateways = {
  paystack: { title: "Paystack", ledgerId: "00000000-0000-0000-0000-0000000000a1" },
} as const satisfies Record<string, { title: string; ledgerId: string }>;

export type GatewayName = keyof typeof gateways;

export const isGatewayName = (name: string): name is GatewayName => Object.hasOwn(gateways, name);

/** The gateway of new deposits, payouts and virtual accounts. Existing ones name their own. */
export const defaultGateway = (): GatewayName => "paystack";

/** A gateway's name on screen. */
export const gatewayTitle = (name: GatewayName = defaultGateway()): string => gateways[name].title;
