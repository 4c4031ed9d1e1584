import { json, type Reply } from "../replies";
import type { Request, Route } from "../router";
import { paystackError } from "./errors";
import type { Strikes } from "./faults";
import { guardedRoutes } from "./gate";
import { initialize, readAmount } from "./initialize";
import { verifyShape } from "./shape";
import type { PaystackWorld } from "./world";

/** Paystack's HTTP API, as far as it is simulated. Transfers, refunds, virtual accounts and disputes would join this table. */
export function apiRoutes(world: PaystackWorld): Route[] {
  return guardedRoutes(world, [
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
    {
      method: "GET",
      pattern: "/paystack/balance",
      point: "balance",
      subject: () => ({}),
      effect: () => balance(world),
    },
    {
      method: "GET",
      pattern: "/paystack/balance/ledger",
      point: "balance",
      subject: () => ({}),
      effect: (request) => ledger(world, request),
    },
  ]);
}

function verify(world: PaystackWorld, reference: string, strikes: Strikes): Reply {
  const transaction = world.transactions.get(reference);
  if (!transaction) return paystackError(404, "Transaction reference not found.", "transaction_not_found");
  const told = verifyShape(transaction, strikes, new Date());
  return json(200, { status: true, message: "Verification successful", data: told });
}

function balance(world: PaystackWorld): Reply {
  const balances = [...world.balances].map(([currency, amount]) => ({ currency, balance: amount }));
  return json(200, { status: true, message: "Balances retrieved", data: balances });
}

function ledger(world: PaystackWorld, { query }: Request): Reply {
  const perPage = pageNumber(query.get("perPage"), 50, 100);
  const page = pageNumber(query.get("page"), 1, 1_000_000);
  const skipped = (page - 1) * perPage;
  const total = world.entries.length;
  const rows = world.entries.slice(skipped, skipped + perPage).map(({ at, ...entry }) => ({
    integration: 100_043,
    domain: "test",
    ...entry,
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  }));
  const meta = { total, skipped, perPage, page, pageCount: Math.ceil(total / perPage) };
  return json(200, { status: true, message: "Balance ledger retrieved", data: rows, meta });
}

function pageNumber(given: string | null, fallback: number, most: number): number {
  const number = Number(given ?? fallback);
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : fallback;
}
