import "server-only";
import { z } from "zod";
import type { PasskeyRequest } from "@/lib/identity";
import { pageSchema } from "@/lib/kernel/input/fields";
import { forSignedIn, forSignedInOnce, mustBeFresh, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { moneySchema, moneyView } from "@/lib/kernel/schema";
import { requestPayout } from "./commands/request-payout";
import { cancelPayout } from "./commands/stop-payout";
import { type OwnPayout, payoutFor, payoutsOf, payoutTermsFor } from "./queries";
import { AskToSignPayout, PayoutMovedView, PayoutReference, PayoutView, RequestPayout } from "./schema";
import { askToSignPayout, payoutMustBeSigned } from "./signed-request";
import { reasonFor } from "./words";

const tags = ["wallet"];

interface PayoutInput {
  amount: { minor: string };
  fee?: { minor: string } | undefined;
  bankAccountId: string;
}

const toRequest = ({ amount, fee, bankAccountId }: PayoutInput) => ({
  amountMinor: BigInt(amount.minor),
  feeMinor: fee && BigInt(fee.minor),
  bankAccountId,
});

/** The fees of a payout, and the limits on amount and number. */
export const showPayoutTerms = forSignedIn
  .route({
    method: "GET",
    path: "/wallet/payout-terms",
    tags,
    summary: "Get withdrawal fees and limits",
  })
  .output(
    z.object({
      least: moneySchema,
      most: moneySchema,
      /** Each up to its amount; the last one is unlimited. */
      fees: z.array(z.object({ upTo: moneySchema.nullable(), fee: moneySchema })),
      aDay: z.number(),
      leftToday: z.number(),
      heldUntil: z.iso.datetime().nullable(),
    }),
  )
  .handler(async ({ context }) => {
    const { limits, fees, aDay, leftToday, hold } = await payoutTermsFor(context.actor.id);
    return {
      least: moneyView(limits.leastMinor),
      most: moneyView(limits.mostMinor),
      fees: fees.bands.map(({ untilMinor, feeMinor }) => {
        return { upTo: untilMinor === undefined ? null : moneyView(untilMinor), fee: moneyView(feeMinor) };
      }),
      aDay,
      leftToday,
      heldUntil: hold?.until.toISOString() ?? null,
    };
  });

/** Starts the passkey signature for the payout that the same key will request. */
export const askToSign = forSignedIn
  .route({
    method: "POST",
    path: "/wallet/payouts/ask",
    tags,
    summary: "Start signing a withdrawal with a passkey",
  })
  .input(AskToSignPayout)
  .output(z.custom<PasskeyRequest | null>())
  .handler(({ input, context }) => askToSignPayout(context.actor, input.key, toRequest(input)));

/**
 * Sends money to a bank, so it requires reauthentication. A passkey signature of this payout counts as such, and users with a
 * passkey must give one.
 */
export const startPayout = forSignedInOnce
  .route({
    method: "POST",
    path: "/wallet/payouts",
    successStatus: 201,
    tags,
    summary: "Request a withdrawal",
  })
  .input(RequestPayout)
  .output(PayoutMovedView)
  .handler(async ({ input: { signature, ...input }, context }) => {
    if (!signature) mustBeFresh(context.session);
    await payoutMustBeSigned(context, context.actor, toRequest(input), signature);
    return resultOf(context, await requestPayout(context.actor, context.key, toRequest(input)));
  });

export const listPayouts = forSignedIn
  .route({ method: "GET", path: "/wallet/payouts", tags, summary: "List your withdrawals" })
  .input(pageSchema)
  .output(z.object({ items: z.array(PayoutView), nextCursor: z.string().nullable() }))
  .handler(async ({ input, context }) => {
    const { payouts, nextCursor } = await payoutsOf(context.actor.id, input);
    return { items: payouts.map(viewOf), nextCursor };
  });

export const showPayout = forSignedIn
  .route({ method: "GET", path: "/wallet/payouts/{reference}", tags, summary: "Get a withdrawal" })
  .input(PayoutReference)
  .output(PayoutView)
  .handler(async ({ input, context }) => viewOf(await ownPayout(context.actor.id, input.reference)));

export const stopPayout = forSignedInOnce
  .route({
    method: "POST",
    path: "/wallet/payouts/{reference}/cancel",
    tags,
    summary: "Cancel a withdrawal",
  })
  .input(PayoutReference)
  .output(PayoutMovedView)
  .handler(async ({ input, context }) => {
    const { id } = await ownPayout(context.actor.id, input.reference);
    return resultOf(context, await cancelPayout(context.actor, context.key, { id }));
  });

async function ownPayout(userId: string, reference: string): Promise<OwnPayout> {
  const payout = await payoutFor(userId, reference);
  if (!payout) throw new Refusal(kernelRefusals.not_found);
  return payout;
}

const viewOf = (payout: OwnPayout): z.infer<typeof PayoutView> => ({
  reference: payout.reference,
  state: payout.state,
  amount: moneyView(payout.amountMinor),
  fee: moneyView(payout.feeMinor),
  bankName: payout.bankName,
  accountEnds: payout.accountNumber.slice(-4),
  accountName: payout.accountName,
  heldUntil: payout.state === "HELD" ? (payout.holdUntil?.toISOString() ?? null) : null,
  failure: reasonFor(payout),
  createdAt: payout.createdAt.toISOString(),
  paidAt: payout.paidAt?.toISOString() ?? null,
  endedAt: payout.endedAt?.toISOString() ?? null,
});

/** For the API's router. */
export const payoutOperations = {
  showPayoutTerms,
  askToSign,
  startPayout,
  listPayouts,
  showPayout,
  stopPayout,
};
