import "server-only";
import { z } from "zod";
import { text } from "@/lib/kernel/input/fields";
import { forSignedIn, forSignedInOnce, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { moneySchema, moneyView } from "@/lib/kernel/schema";
import { chargebackOperations } from "./chargebacks/procedures";
import { initiateDeposit } from "./commands/initiate-deposit";
import { depositStates, hasArrived } from "./machine";
import { depositFor } from "./queries";
import { refundOperations } from "./refunds/procedures";
import { depositReference, ownPath } from "./schema";
import { virtualAccountOperations } from "./virtual-accounts/procedures";

const startedView = z.object({
  reference: z.string(),
  /** Where the browser goes to pay; null when nothing is left to pay. */
  authorizationUrl: z.string().nullable(),
  accessCode: z.string().nullable(),
});

const depositView = z.object({
  reference: z.string(),
  state: z.enum(depositStates),
  amount: moneySchema,
  paid: moneySchema.nullable(),
  /** The fee that the gateway deducted; we bear it. */
  gatewayFee: moneySchema.nullable(),
  /** The sender of a bank transfer, with only the last digits of their account. */
  sender: z
    .object({ name: z.string().nullable(), bank: z.string().nullable(), account: z.string().nullable() })
    .nullable(),
  authorizationUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  paidAt: z.iso.datetime().nullable(),
});

/** Starts a deposit into the caller's wallet; the response contains the URL to pay at. */
export const startDeposit = forSignedInOnce
  .route({
    method: "POST",
    path: "/wallet/deposits",
    successStatus: 201,
    tags: ["wallet"],
    summary: "Add money to your wallet",
  })
  .input(z.strictObject({ amount: moneySchema, returnTo: ownPath.optional() }))
  .output(startedView)
  .handler(async ({ input, context }) => {
    const { amount, returnTo = null } = input;
    const request = { amountMinor: BigInt(amount.minor), returnTo };
    const started = await initiateDeposit(context.actor, context.key, request);
    const { reference, checkout } = resultOf(context, started);
    return {
      reference,
      authorizationUrl: checkout?.authorizationUrl ?? null,
      accessCode: checkout?.accessCode ?? null,
    };
  });

/** One of the caller's own deposits. */
export const showDeposit = forSignedIn
  .route({ method: "GET", path: "/wallet/deposits/{reference}", tags: ["wallet"], summary: "Get a deposit" })
  .input(z.strictObject({ reference: text().max(100) }))
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

/** For the API's router. */
export const depositOperations = {
  ...virtualAccountOperations,
  ...refundOperations,
  startDeposit,
  showDeposit,
  ...chargebackOperations,
};
