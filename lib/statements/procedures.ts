import { HOME } from "@/lib/money/currencies";
import "server-only";
import { z } from "zod";
import { forSignedIn } from "@/lib/kernel/procedure";
import { invariant } from "@/lib/kernel/refusal";
import { moneySchema, moneyView } from "@/lib/kernel/schema";
import { balancesOf } from "./balances";
import type { StatementBook } from "./book";
import { statementSchema } from "./filter-schema";
import { entryGroups, entryReference } from "./kinds";
import type { StatementLine } from "./lines";
import { statementFor } from "./statement";

const lineView = z.object({
  id: z.string(),
  kind: z.string(),
  description: z.string(),
  direction: z.enum(["in", "out"]),
  amount: moneySchema,
  balanceAfter: moneySchema,
  at: z.iso.datetime(),
  tradeId: z.string().nullable(),
  depositReference: z.string().nullable(),
  payoutReference: z.string().nullable(),
  group: z.enum(entryGroups),
  /** The reference on receipts; searchable. */
  reference: z.string(),
});

/** The caller's available balance and the money held in escrow. */
export const showWallet = forSignedIn
  .route({ method: "GET", path: "/wallet", tags: ["wallet"], summary: "Get your balance" })
  .output(z.object({ available: moneySchema, held: moneySchema, currency: moneySchema.shape.currency }))
  .handler(async ({ context }) => {
    const { availableMinor, heldMinor } = await balancesOf(context.actor.id);
    return { available: moneyView(availableMinor), held: moneyView(heldMinor), currency: HOME };
  });

/** The caller's statement, newest first, optionally filtered. */
export const listTransfers = (book: StatementBook) =>
  forSignedIn
    .route({ method: "GET", path: "/wallet/transfers", tags: ["wallet"], summary: "Statement" })
    .input(statementSchema)
    .output(z.object({ items: z.array(lineView), nextCursor: z.string().nullable() }))
    .handler(async ({ input, context }) => {
      const { lines, nextCursor } = await statementFor(book, context.actor.id, input);
      return { items: lines.map(viewOf), nextCursor };
    });

function viewOf({
  id,
  kind,
  says,
  amountMinor,
  balanceAfterMinor,
  at,
  tradeId,
  depositReference,
  payoutReference,
  group,
}: StatementLine) {
  invariant(amountMinor !== 0n, "an entry has an amount");
  const isIn = amountMinor > 0n;
  return {
    id: id.toString(),
    kind,
    description: says,
    direction: isIn ? ("in" as const) : ("out" as const),
    amount: moneyView(isIn ? amountMinor : -amountMinor),
    balanceAfter: moneyView(balanceAfterMinor),
    at: at.toISOString(),
    tradeId,
    depositReference,
    payoutReference,
    group,
    reference: entryReference(id),
  };
}

/** For the API's router. */
export const statementOperations = (book: StatementBook) => ({
  showWallet,
  listTransfers: listTransfers(book),
});
