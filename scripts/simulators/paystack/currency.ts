/** The simulated merchant's currency; Paystack refuses any other. */
export const CURRENCY = "NGN";
