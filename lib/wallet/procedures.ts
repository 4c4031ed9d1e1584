import "server-only";
import { z } from "zod";
import { forSignedIn, forSignedInOnce } from "../procedure";
import { invariant, kernelRefusals, Refusal } from "../refusal";
import { moneySchema, moneyView } from "../schema";
import { bankAccountOperations } from "./bank-accounts/procedures";
import { chargebackOperations } from "./chargebacks/procedures";
import { initiateDeposit } from "./commands/initiate-deposit";
import { depositStates, hasArrived } from "./moves";
import { payoutOperations } from "./payouts/procedures";
import { payoutReviewOperations } from "./payouts/staff-procedures";
import { depositFor } from "./queries";
import { reconciliationOperations } from "./reconciliation";
import { refundOperations } from "./refunds/procedures";
import { depositReference, ownPath } from "./schema";
import { balancesOf } from "./statement/balances";
import { statementSchema } from "./statement/filter-schema";
import { entryGroups, entryReference } from "./statement/kinds";
import type { StatementLine } from "./statement/lines";
import { statementFor } from "./statement/statement";
import { virtualAccountOperations } from "./virtual-accounts/procedures";

const startedView = z.object({
  reference: z.string(),
  /** Where the browser goes to pay; null where nothing is left to pay. */
  authorizationUrl: z.string().nullable(),
  accessCode: z.string().nullable(),
});

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
  /** What receipts call it; it can be searched for. */
  reference: z.string(),
});

const depositView = z.object({
  reference: z.string(),
  state: z.enum(depositStates),
  amount: moneySchema,
  paid: moneySchema.nullable(),
  /** What the gateway kept of it; it is ours to pay. */
  gatewayFee: moneySchema.nullable(),
  /** Who sent it, where it came by bank transfer; of their account only the end. */
  sender: z
    .object({ name: z.string().nullable(), bank: z.string().nullable(), account: z.string().nullable() })
    .nullable(),
  authorizationUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
});

/** What the caller may spend, and what their trades hold in escrow. */
export const showWallet = forSignedIn
  .route({ method: "GET", path: "/wallet", tags: ["wallet"], summary: "Your balance" })
  .output(z.object({ available: moneySchema, held: moneySchema, currency: z.literal("NGN") }))
  .handler(async ({ context }) => {
    const { availableMinor, heldMinor } = await balancesOf(context.actor.id);
    return { available: moneyView(availableMinor), held: moneyView(heldMinor), currency: "NGN" as const };
  });

/** The caller's statement, newest first, all of it or what a filter lets through. */
export const listTransfers = forSignedIn
  .route({ method: "GET", path: "/wallet/transfers", tags: ["wallet"], summary: "Your statement" })
  .input(statementSchema)
  .output(z.object({ items: z.array(lineView), nextCursor: z.string().nullable() }))
  .handler(async ({ input, context }) => {
    const { lines, nextCursor } = await statementFor(context.actor.id, input);
    return { items: lines.map(viewOf), nextCursor };
  });

/** Starts funding the caller's wallet: the answer says where to pay. */
export const startDeposit = forSignedInOnce
  .route({
    method: "POST",
    path: "/wallet/deposits",
    successStatus: 201,
    tags: ["wallet"],
    summary: "Fund your wallet",
  })
  .input(z.strictObject({ amount: moneySchema, returnTo: ownPath.optional() }))
  .output(startedView)
  .handler(async ({ input, context }) => {
    const { amount, returnTo = null } = input;
    const request = { amountMinor: BigInt(amount.minor), returnTo };
    const { result, replayed } = await initiateDeposit(context.actor, context.key, request);
    if (replayed) context.replayed?.();
    const { reference, checkout } = result;
    return {
      reference,
      authorizationUrl: checkout?.authorizationUrl ?? null,
      accessCode: checkout?.accessCode ?? null,
    };
  });

/** One of the caller's own deposits. */
export const showDeposit = forSignedIn
  .route({ method: "GET", path: "/wallet/deposits/{reference}", tags: ["wallet"], summary: "One deposit" })
  .input(z.strictObject({ reference: z.string().max(100) }))
  .output(depositView)
  .handler(async ({ input, context }) => {
    if (!depositReference.safeParse(input.reference).success) throw new Refusal(kernelRefusals.not_found);
    const deposit = await depositFor(context.actor.id, input.reference);
    if (!deposit) throw new Refusal(kernelRefusals.not_found);
    const { reference, state, askedMinor, paidMinor, gatewayFeeMinor, authorizationUrl, createdAt, paidAt } =
      deposit;
    const { isTransfer, senderName: name, senderBank: bank, senderAccount: account } = deposit;
    return {
      reference,
      state,
      amount: moneyView(askedMinor),
      paid: paidMinor === null ? null : moneyView(paidMinor),
      gatewayFee: gatewayFeeMinor === null ? null : moneyView(gatewayFeeMinor),
      sender: isTransfer ? { name, bank, account } : null,
      authorizationUrl: hasArrived(state) ? null : authorizationUrl,
      createdAt: createdAt.toISOString(),
      paidAt: paidAt?.toISOString() ?? null,
    };
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

/** The wallet's operations, for the API's router. */
export const walletOperations = {
  ...virtualAccountOperations,
  ...refundOperations,
  showWallet,
  listTransfers,
  startDeposit,
  showDeposit,
  ...bankAccountOperations,
  ...payoutOperations,
  ...payoutReviewOperations,
  ...chargebackOperations,
  ...reconciliationOperations,
};
