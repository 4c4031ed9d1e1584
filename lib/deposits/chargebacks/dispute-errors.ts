/** A dispute that must not be booked automatically: it matches no payment, or one in the wrong state. Staff decide. */
export class DisputeMismatchError extends Error {
  constructor(disputeId: string, why: string) {
    super(`the dispute ${disputeId} is not booked: ${why}`);
    this.name = "DisputeMismatchError";
  }
}
