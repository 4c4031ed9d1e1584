import { json, type Reply } from "../replies";
import type { Route } from "../router";
import { bankEndpoints } from "./banks";
import { customerEndpoints } from "./charges/customers";
import { dedicatedEndpoints } from "./charges/dedicated";
import { initialize, readAmount } from "./charges/initialize";
import { transactionRecord } from "./charges/shape";
import { disputeEndpoints, uploadRoute } from "./disputes/dispute-api";
import { paystackError } from "./errors";
import type { Strikes } from "./faults/fault-modes";
import { type Endpoint, guardedRoutes } from "./gate";
import { type ListedRecord } from "./listed-record";
import { findRecord, listEndpoint } from "./listing";
import { refundEndpoints } from "./refunds/refund-api";
import { settlementRecord } from "./settlement";
import { transferEndpoints } from "./transfers/transfer-api";
import type { BalanceEntry, PaystackWorld } from "./world";

/** The simulated part of Paystack's HTTP API. */
export function apiRoutes(world: PaystackWorld): Route[] {
  const endpoints = [
    ...transactionEndpoints(world),
    ...bankEndpoints(world),
    ...transferEndpoints(world),
    ...customerEndpoints(world),
    ...dedicatedEndpoints(world),
    ...refundEndpoints(world),
    ...disputeEndpoints(world),
    ...balanceEndpoints(world),
  ];
  return [...guardedRoutes(world, endpoints), uploadRoute(world)];
}

function transactionEndpoints(world: PaystackWorld): Endpoint[] {
  return [
    {
      method: "POST",
      pattern: "/paystack/transaction/initialize",
      point: "initialize",
      subject: ({ fields }) => ({
        reference: typeof fields?.reference === "string" ? fields.reference : undefined,
        amount: readAmount(fields?.amount),
      }),
      effect: ({ fields }) => initialize(world, fields),
    },
    {
      method: "GET",
      pattern: "/paystack/transaction/verify/:reference",
      point: "verify",
      subject: ({ params: { reference = "" } }) => ({
        reference,
        amount: world.transactions.get(reference)?.requestedMinor,
      }),
      effect: ({ params }, strikes) => verify(world, params.reference ?? "", strikes),
    },
    listEndpoint(world, "transaction", "transactions", () => {
      const now = world.now();
      return world.transactions.newest().map((transaction) => transactionRecord(transaction, now));
    }),
  ];
}

function balanceEndpoints(world: PaystackWorld): Endpoint[] {
  return [
    {
      method: "GET",
      pattern: "/paystack/balance",
      point: "balance",
      subject: () => ({}),
      effect: () => balance(world),
    },
    listEndpoint(world, "balance/ledger", "ledger", () => world.entries.toReversed().map(entryRecord)),
    listEndpoint(world, "settlement", "settlements", () => world.settlements.newest().map(settlementRecord)),
  ];
}

function verify(world: PaystackWorld, reference: string, strikes: Strikes): Reply {
  const known = world.transactions.get(reference);
  const actual = known && transactionRecord(known, world.now());
  const found = findRecord(world, "transactions", reference, actual, strikes);
  if (!found) return paystackError(404, "Transaction reference not found.", "transaction_not_found");
  return json(200, { status: true, message: "Verification successful", data: found });
}

function balance(world: PaystackWorld): Reply {
  const balances = [...world.balances].map(([currency, amount]) => ({ currency, balance: amount }));
  return json(200, { status: true, message: "Balances retrieved", data: balances });
}

function entryRecord({ at, ...entry }: BalanceEntry): ListedRecord {
  const [createdAt, updatedAt] = [at.toISOString(), at.toISOString()];
  const shape = () => ({ integration: 100_043, domain: "test", ...entry, createdAt, updatedAt });
  return { keys: [String(entry.id), String(entry.model_row)], at, status: "", shape };
}
