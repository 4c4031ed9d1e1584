/** A dispute that a machine must not act on: about no payment of ours, or one that is in no state for it. For staff. */
export class DisputeMismatchError extends Error {
  constructor(disputeId: string, why: string) {
    super(`the dispute ${disputeId} is not booked: ${why}`);
    this.name = "DisputeMismatchError";
  }
}
