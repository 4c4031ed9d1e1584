import { transferFee } from "../fees";
import type { Transfer, TransferStatus } from "../records";
import { type PaystackWorld, randomCode } from "../world";
import { transferShape } from "./transfer-shape";

export type TransferOrder = Pick<Transfer, "amountMinor" | "reference" | "recipient" | "reason">;

/** The outcome of a transfer, by the last four digits of its account. */
export const transferEnds: Record<string, { says: string; first?: TransferStatus; next: TransferStatus[] }> =
  {
    "0601": { says: "fails", next: ["failed"] },
    "0602": { says: "succeeds, then is reversed", next: ["success", "reversed"] },
    "0603": { says: "waits for a code (otp)", first: "otp", next: [] },
    "0604": { says: "is blocked", next: ["blocked"] },
    "0605": { says: "is rejected", next: ["rejected"] },
    "0606": { says: "stays pending", next: [] },
    "0607": { says: "is received, then succeeds", next: ["received", "success"] },
    "0608": { says: "succeeds in the response", first: "success", next: [] },
    "0609": { says: "waits for a code, then is abandoned", first: "otp", next: ["abandoned"] },
  };

const isFinal = (status: TransferStatus) => !["pending", "otp", "received"].includes(status);

/** Accepts an order: the money leaves our balance immediately, the next states follow over time. */
export function startTransfer(world: PaystackWorld, order: TransferOrder): Transfer {
  const end = transferEnds[order.recipient.accountNumber.slice(-4)];
  const now = world.now();
  const transfer: Transfer = {
    ...order,
    id: world.nextId(),
    code: `TRF_${randomCode(15)}`,
    feeMinor: transferFee(order.amountMinor),
    status: "pending",
    failure: undefined,
    createdAt: now,
    updatedAt: now,
    settledAt: undefined,
  };
  world.transfers.set(transfer.reference, transfer);
  post(world, transfer, -(transfer.amountMinor + transfer.feeMinor), "Transfer made");
  if (end?.first) moveTransfer(world, transfer, end.first);
  if (!world.settings.byHand) advance(world, transfer, end?.next ?? ["success"]);
  return transfer;
}

/** One state after the other, unless it is moved manually in between. */
function advance(world: PaystackWorld, transfer: Transfer, [next, ...rest]: TransferStatus[]): void {
  const { status } = transfer;
  if (!next || (isFinal(status) && status !== "success")) return;
  world.later.after(world.settings.settleMs, () => {
    if (transfer.status === status && moveTransfer(world, transfer, next)) advance(world, transfer, rest);
  });
}

/** After success it can only be reversed; before it can fail but not be reversed. */
export function mayMove({ status }: Transfer, to: TransferStatus): boolean {
  if (status === to) return false;
  return status === "success" ? to === "reversed" : !isFinal(status) && to !== "reversed";
}

/**
 * Moves a transfer to a state; undelivered money returns, with its fee unless that is kept. Only success, failure and
 * reversal send a webhook. False if the state does not allow it.
 */
export function moveTransfer(
  world: PaystackWorld,
  transfer: Transfer,
  to: TransferStatus,
  { reason, keepFee = false }: { reason?: string | undefined; keepFee?: boolean | undefined } = {},
): boolean {
  if (!mayMove(transfer, to)) return false;
  transfer.status = to;
  transfer.updatedAt = world.now();
  if (to === "success") transfer.settledAt = world.now();
  else if (isFinal(to)) giveBack(world, transfer, reason ?? failures[to], keepFee);
  if (to === "success" || to === "failed" || to === "reversed") {
    world.webhooks.send({
      event: `transfer.${to}`,
      reference: transfer.reference,
      amountMinor: transfer.amountMinor,
      data: transferShape(transfer, `transfer.${to}`),
    });
  }
  return true;
}

const failures: Partial<Record<TransferStatus, string>> = {
  failed: "The receiving bank could not take the money",
  reversed: "The receiving bank returned the money",
  abandoned: "The code was not given in time",
  blocked: "The approval address did not answer",
  rejected: "The approval address declined",
};

function giveBack(
  world: PaystackWorld,
  transfer: Transfer,
  failure: string | undefined,
  keepFee: boolean,
): void {
  const fee = keepFee ? 0 : transfer.feeMinor;
  transfer.failure = failure;
  transfer.feeMinor -= fee;
  post(world, transfer, transfer.amountMinor + fee, `Transfer ${transfer.status}`);
}

function post(world: PaystackWorld, transfer: Transfer, difference: number, reason: string): void {
  world.postBalance({
    currency: "NGN",
    difference: BigInt(difference),
    reason,
    model_responsible: "Transfer",
    model_row: transfer.id,
  });
}
