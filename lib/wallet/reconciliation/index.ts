import "server-only";
import { payoutsStopped } from "./gate";

export { payoutsStopped } from "./gate";

/** Whether a payout may be sent now: books and gateway agree, as far as both were heard. */
export async function reconcileBeforePayout(): Promise<boolean> {
  return (await payoutsStopped()) === null;
}
