import { json, type Reply } from "../../replies";
import type { Fields } from "../../router";
import { paystackError } from "../errors";
import type { Shape } from "../faults/body-faults";
import { dedicatedFees } from "../fees";
import type { Endpoint } from "../gate";
import type { DedicatedAccount } from "../records";
import { textOf } from "../text-field";
import { type PaystackWorld, randomDigits } from "../world";
import { arriveByTransfer } from "./charge";
import { customerShape } from "./customers";
import type { Customer, Sender, Transaction } from "./transaction";

/** The banks that provide dedicated accounts. */
const providers: Record<string, { id: number; name: string; slug: string }> = {
  "test-bank": { id: 24, name: "Test Bank", slug: "test-bank" },
  "wema-bank": { id: 20, name: "Wema Bank", slug: "wema-bank" },
  "titan-paystack": { id: 629, name: "Paystack-Titan", slug: "titan-paystack" },
};

/** Dedicated accounts: create, requery, close. */
export function dedicatedEndpoints(world: PaystackWorld): Endpoint[] {
  return [
    {
      method: "POST",
      pattern: "/paystack/dedicated_account",
      point: "dedicated_account",
      subject: ({ fields }) => ({
        reference: typeof fields?.customer === "string" ? fields.customer : undefined,
      }),
      effect: ({ fields }) => create(world, fields ?? {}),
    },
    {
      method: "GET",
      pattern: "/paystack/dedicated_account/requery",
      point: "requery",
      subject: ({ query }) => ({ reference: query.get("account_number") ?? undefined }),
      effect: ({ query }) => requery(world, query),
    },
    {
      method: "DELETE",
      pattern: "/paystack/dedicated_account/:id",
      point: "dedicated_account",
      subject: ({ params }) => ({ reference: params.id }),
      effect: ({ params }) => close(world, params.id ?? ""),
    },
  ];
}

function create(world: PaystackWorld, fields: Fields): Reply {
  const customer = world.customerByCode(textOf(fields.customer) ?? "");
  if (!customer) return paystackError(404, "Customer not found", "customer_not_found");
  const bank = providers[textOf(fields.preferred_bank) ?? ""];
  if (!bank) return paystackError(400, "Preferred bank is invalid", "invalid_params");
  const known = world.accounts
    .newest()
    .find((account) => account.customer === customer && account.bank === bank);
  const account = known?.isActive ? known : open(world, customer, bank);
  const message = "NUBAN successfully created";
  return json(200, { status: true, message, data: accountShape(account) });
}

function open(world: PaystackWorld, customer: Customer, bank: DedicatedAccount["bank"]): DedicatedAccount {
  const holder = [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email;
  const account = {
    id: world.nextId(),
    accountNumber: `99${randomDigits(8)}`,
    accountName: `AMANA/${holder.toUpperCase()}`,
    bank,
    customer,
    isActive: true,
    createdAt: world.now(),
  };
  world.accounts.set(account.accountNumber, account);
  return account;
}

function close(world: PaystackWorld, id: string): Reply {
  const account = world.accounts.newest().find((candidate) => String(candidate.id) === id);
  if (!account) return paystackError(404, "Dedicated account not found", "account_not_found");
  account.isActive = false;
  const message = "Managed Account Successfully Unassigned";
  return json(200, { status: true, message, data: accountShape(account) });
}

/** Finds transfers that Paystack has missed, and resends unacknowledged webhooks. */
function requery(world: PaystackWorld, query: URLSearchParams): Reply {
  const number = query.get("account_number") ?? "";
  const account = world.accounts.get(number);
  if (!account || account.bank.slug !== query.get("provider_slug")) {
    return paystackError(400, "Account not found for this provider", "invalid_params");
  }
  const isOnDay = (at: Date) => at.toISOString().startsWith(query.get("date") ?? "");
  for (const transaction of world.transactions.newest()) {
    if (transaction.sender?.receiverAccount === number && isOnDay(transaction.createdAt)) {
      world.webhooks.resend(transaction.reference);
    }
  }
  for (const missed of world.overlooked.splice(0)) {
    if (missed.account === number && isOnDay(missed.at)) missed.arrive();
    else world.overlooked.push(missed);
  }
  const message =
    "We are checking the status of your transfer. We will send you a notification once it is confirmed";
  return json(200, { status: true, message });
}

function accountShape(account: DedicatedAccount): Shape {
  return {
    id: account.id,
    account_name: account.accountName,
    account_number: account.accountNumber,
    assigned: account.isActive,
    active: account.isActive,
    currency: "NGN",
    metadata: null,
    bank: account.bank,
    customer: customerShape(account.customer),
    created_at: account.createdAt.toISOString(),
    updated_at: account.createdAt.toISOString(),
    assignment: {
      integration: 100_043,
      assignee_id: account.customer.id,
      assignee_type: "Customer",
      expired: false,
      account_type: "PAY-WITH-TRANSFER-RECURRING",
      assigned_at: account.createdAt.toISOString(),
    },
  };
}

export type MoneySent = Omit<Sender, "receiverAccount" | "receiverBank"> & {
  amountMinor: number;
  /** Paystack misses it until a requery. */
  isOverlooked: boolean;
};

/** Sends any amount to an account. Undefined if Paystack misses it. */
export function sendMoney(
  world: PaystackWorld,
  account: DedicatedAccount,
  { amountMinor, isOverlooked, ...from }: MoneySent,
): Transaction | undefined {
  const sender = { ...from, receiverAccount: account.accountNumber, receiverBank: account.bank.name };
  const fees = dedicatedFees(amountMinor);
  const arrive = () => arriveByTransfer(world, account.customer, sender, { amountMinor, feesMinor: fees });
  if (!isOverlooked) return arrive();
  world.overlooked.push({ account: account.accountNumber, at: world.now(), arrive });
  return undefined;
}
