import type { Origins } from "../port";

const CHECKOUT = "https://checkout.paystack.com";

export const API = "https://api.paystack.co";

/** The origins of Paystack's pages: its own checkout, and PAYSTACK_BASE_URL. */
export const paystackOrigins = ({
  PAYSTACK_BASE_URL = API,
}: Record<string, string | undefined>): Origins => ({
  checkout: [...new Set([CHECKOUT, new URL(PAYSTACK_BASE_URL).origin])],
  frame: [CHECKOUT],
  connect: [API, CHECKOUT],
});
