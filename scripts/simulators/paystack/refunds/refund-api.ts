import { isRecord } from "../../json";
import { json, type Reply } from "../../replies";
import type { Fields } from "../../router";
import { banks } from "../banks";
import { readAmount } from "../charges/initialize";
import type { Transaction } from "../charges/transaction";
import { paystackError } from "../errors";
import { applyBodyFaults } from "../faults/body-faults";
import type { Strikes } from "../faults/fault-modes";
import type { Endpoint } from "../gate";
import { findRecord, listEndpoint } from "../listing";
import { textOf } from "../text-field";
import type { PaystackWorld } from "../world";
import { refundable, refundRecord, refundShape, retryRefund, startRefund } from "./refund";

/** Refunds: order, read, retry to another account. */
export function refundEndpoints(world: PaystackWorld): Endpoint[] {
  const subjectOf = (id: string) => ({ reference: id, amount: world.refunds.get(id)?.amountMinor });
  return [
    {
      method: "POST",
      pattern: "/paystack/refund",
      point: "refund",
      subject: ({ fields }) => {
        const transaction = findTransaction(world, fields?.transaction);
        return { reference: transaction?.reference, amount: readAmount(fields?.amount) };
      },
      effect: ({ fields }, strikes) => refund(world, fields ?? {}, strikes),
    },
    {
      method: "POST",
      pattern: "/paystack/refund/retry_with_customer_details/:id",
      point: "retry_refund",
      subject: ({ params }) => ({ reference: params.id }),
      effect: ({ params, fields }) => retry(world, params.id ?? "", fields ?? {}),
    },
    {
      method: "GET",
      pattern: "/paystack/refund/:id",
      point: "fetch_refund",
      subject: ({ params }) => subjectOf(params.id ?? ""),
      effect: ({ params }, strikes) => fetchOne(world, params.id ?? "", strikes),
    },
    listEndpoint(world, "refund", "refunds", () => world.refunds.newest().map(refundRecord)),
  ];
}

function refund(world: PaystackWorld, fields: Fields, strikes: Strikes): Reply {
  const transaction = findTransaction(world, fields.transaction);
  if (!transaction) return paystackError(404, "Transaction not found", "transaction_not_found");
  const left = refundable(world, transaction);
  if (left <= 0) return paystackError(400, "Transaction has been fully reversed", "invalid_params");
  const amountMinor = fields.amount === undefined ? left : readAmount(fields.amount);
  if (amountMinor === undefined) return paystackError(400, "Invalid Amount Sent", "invalid_params");
  if (amountMinor > left) {
    return paystackError(400, "Refund amount cannot be more than transaction amount", "invalid_params");
  }
  if ((world.balances.get("NGN") ?? 0n) < BigInt(amountMinor)) {
    const says = "Your balance is not enough to fulfil this request";
    return paystackError(400, says, "insufficient_balance", "api_error");
  }
  const [customerNote, merchantNote] = [fields.customer_note, fields.merchant_note].map(textOf);
  const created = startRefund(world, {
    transaction,
    amountMinor,
    customerNote: customerNote ?? `Refund for transaction ${transaction.reference}`,
    merchantNote: merchantNote ?? `Refund for transaction ${transaction.reference}`,
  });
  const message = "Refund has been queued for processing";
  return json(200, { status: true, message, data: applyBodyFaults(refundShape(created, true), strikes) });
}

function retry(world: PaystackWorld, id: string, fields: Fields): Reply {
  const known = world.refunds.get(id);
  if (!known) return paystackError(404, "Refund not found", "refund_not_found");
  const details = fields.refund_account_details;
  const isAccount =
    isRecord(details) &&
    /^\d{10}$/.test(textOf(details.account_number) ?? "") &&
    banks.some((bank) => String(bank.id) === textOf(details.bank_id));
  if (!isAccount) return paystackError(400, "Refund account details are invalid", "invalid_params");
  if (known.status !== "needs-attention") {
    const says = "Refund does not need attention";
    return paystackError(422, says, "invalid_params", "validation_error");
  }
  retryRefund(world, known);
  const message = "Refund retried and has been queued for processing";
  return json(200, { status: true, message, data: refundShape(known, false) });
}

function fetchOne(world: PaystackWorld, id: string, strikes: Strikes): Reply {
  const known = world.refunds.get(id);
  const found = findRecord(world, "refunds", id, known && refundRecord(known), strikes);
  if (!found) return paystackError(404, "Refund not found", "refund_not_found");
  return json(200, { status: true, message: "Refund retrieved", data: found });
}

/** By its reference, or its id as a number or string. A number rounded by JSON is not found. */
function findTransaction(world: PaystackWorld, given: unknown): Transaction | undefined {
  const key = textOf(given) ?? "";
  return world.transactions.get(key) ?? world.transactionsById.get(key);
}
