/** What the simulated merchant's balance is in; Paystack refuses every other currency to it. */
export const CURRENCY = "NGN";
