import { json, type Reply } from "../../replies";
import type { Fields } from "../../router";
import { bankOf } from "../banks";
import { readAmount } from "../charges/initialize";
import { paystackError } from "../errors";
import { applyBodyFaults } from "../faults/body-faults";
import type { Strikes } from "../faults/fault-modes";
import { transferFee } from "../fees";
import type { Endpoint } from "../gate";
import { findRecord, listEndpoint } from "../listing";
import { type Recipient } from "../records";
import { textOf } from "../text-field";
import { type PaystackWorld, randomCode } from "../world";
import { startTransfer, type TransferOrder } from "./transfer";
import { recipientShape, transferRecord, transferShape } from "./transfer-shape";

/** Recipients and transfers. */
export function transferEndpoints(world: PaystackWorld): Endpoint[] {
  const subjectOf = (reference: string) => {
    const transfer = world.transfers.get(reference);
    return { reference, amount: transfer?.amountMinor };
  };
  return [
    {
      method: "POST",
      pattern: "/paystack/transferrecipient",
      point: "recipient",
      subject: ({ fields }) => ({ reference: textOf(fields?.account_number) }),
      effect: ({ fields }) => createRecipient(world, fields ?? {}),
    },
    {
      method: "POST",
      pattern: "/paystack/transfer",
      point: "transfer",
      subject: ({ fields }) => ({
        reference: textOf(fields?.reference),
        amount: readAmount(fields?.amount),
      }),
      effect: ({ fields }, strikes) => transfer(world, fields ?? {}, strikes),
    },
    {
      method: "GET",
      pattern: "/paystack/transfer/verify/:reference",
      point: "verify_transfer",
      subject: ({ params }) => subjectOf(params.reference ?? ""),
      effect: ({ params }, strikes) => verify(world, params.reference ?? "", strikes),
    },
    listEndpoint(world, "transfer", "transfers", () =>
      world.transfers.newest().map((transfer) => transferRecord(transfer, "list")),
    ),
  ];
}

function createRecipient(world: PaystackWorld, fields: Fields): Reply {
  const { name, bank_code: code, type = "nuban" } = fields;
  const number = textOf(fields.account_number) ?? "";
  if (typeof name !== "string" || name === "")
    return paystackError(400, "Name is required", "missing_params");
  if (type !== "nuban") return paystackError(400, "Type is not supported here", "invalid_params");
  const bank = bankOf(code);
  const accountName = bank && world.book.nameOf(number, bank.code);
  if (!bank || !accountName) return paystackError(400, "Account number is invalid", "invalid_params");
  const recipient = world.recipient(`${bank.code}:${number}`, () => ({
    id: world.nextId(),
    code: `RCP_${randomCode(15)}`,
    name,
    accountNumber: number,
    bankCode: bank.code,
    bankName: bank.name,
    accountName,
    createdAt: world.now(),
  }));
  const message = "Transfer recipient created successfully";
  return json(201, { status: true, message, data: recipientShape(recipient) });
}

function transfer(world: PaystackWorld, fields: Fields, strikes: Strikes): Reply {
  const order = readOrder(world, fields);
  if ("refusal" in order) return order.refusal;
  if (world.transfers.has(order.reference)) return paystackError(400, "Duplicate Transfer Reference");
  const balance = world.balances.get("NGN") ?? 0n;
  if (balance < BigInt(order.amountMinor + transferFee(order.amountMinor))) {
    const says = "Your balance is not enough to fulfil this request";
    return paystackError(400, says, "insufficient_balance", "api_error");
  }
  const created = startTransfer(world, order);
  const message = created.status === "otp" ? "Transfer requires OTP to continue" : "Transfer has been queued";
  return json(200, {
    status: true,
    message,
    data: applyBodyFaults(transferShape(created, "order"), strikes),
  });
}

function readOrder(world: PaystackWorld, fields: Fields): TransferOrder | { refusal: Reply } {
  const invalid = (message: string) => ({ refusal: paystackError(400, message, "invalid_params") });
  const { source, currency = "NGN", reason } = fields;
  if (source !== "balance") return invalid("Source is invalid");
  const amountMinor = typeof fields.amount === "number" ? readAmount(fields.amount) : undefined;
  if (amountMinor === undefined) return invalid("Invalid Amount Sent");
  if (currency !== "NGN") return invalid("Currency not supported by merchant");
  const reference = fields.reference ?? `trf-${randomCode(16)}`;
  if (typeof reference !== "string" || !/^[a-z0-9_-]{16,50}$/.test(reference)) {
    return invalid("Transfer reference must be 16 to 50 lower-case letters, digits, '-' or '_'");
  }
  const recipient = findRecipient(world, fields.recipient);
  if (!recipient) {
    const says = "Recipient specified is invalid";
    return { refusal: paystackError(400, says, "invalid_transfer_recipient") };
  }
  return { amountMinor, reference, recipient, reason: textOf(reason) ?? "" };
}

function findRecipient(world: PaystackWorld, code: unknown): Recipient | undefined {
  return typeof code === "string" ? world.recipientsByCode.get(code) : undefined;
}

function verify(world: PaystackWorld, reference: string, strikes: Strikes): Reply {
  const known = world.transfers.get(reference);
  const found = findRecord(world, "transfers", reference, known && transferRecord(known, "verify"), strikes);
  if (!found) return paystackError(404, "Transfer not found", "transfer_not_found");
  return json(200, { status: true, message: "Transfer retrieved", data: found });
}
