import type { Origins } from "../port";

const CHECKOUT = "https://checkout.paystack.com";

export const API = "https://api.paystack.co";

/** Where Paystack's pages lead a browser: its own checkout, or wherever PAYSTACK_BASE_URL says that it is. */
export const paystackOrigins = ({
  PAYSTACK_BASE_URL = API,
}: Record<string, string | undefined>): Origins => ({
  checkout: [...new Set([CHECKOUT, new URL(PAYSTACK_BASE_URL).origin])],
  frame: [CHECKOUT],
  connect: [API, CHECKOUT],
});
