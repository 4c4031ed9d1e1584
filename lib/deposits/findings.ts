/**
 * What a gateway's response means for a deposit: paid; over without money; 'open' while the customer may still be at it;
 * 'no_answer' where it does not say.
 */
export const findings = ["paid", "failed", "abandoned", "open", "no_answer"] as const;

export type Finding = (typeof findings)[number];
