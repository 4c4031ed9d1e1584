import "server-only";

export { reconcileBeforePayout } from "./before-payout";
export { resumePayouts } from "./commands";
export { payoutsStopped } from "./gate";
