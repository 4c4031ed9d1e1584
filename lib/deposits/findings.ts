/**
 * What a gateway's response means for a deposit: paid; ended without money; 'open' while the customer can still pay;
 * 'no_answer' when the gateway does not respond.
 */
export const findings = ["paid", "failed", "abandoned", "open", "no_answer"] as const;

export type Finding = (typeof findings)[number];
