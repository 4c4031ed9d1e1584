import "server-only";
import { z } from "zod";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { written } from "@/lib/kernel/input/fields";
import { forSignedIn, forSignedInOnce, reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import * as commands from "./commands";
import { ownTaxNumbers } from "./queries";
import { OwnTaxNumber, SendTaxNumber } from "./schema";

const sendsByAccount: Limit = { name: "tax number by user", max: 10, minutes: 24 * 60 };
const one = z.strictObject({ id: z.uuid() });
const sent = z.object({ taxNumberId: z.uuid() });
const about = z.object({ userId: z.uuid() });
const tags = ["admin"];

/** What staff write of a number that they refuse or end. */
const Refuse = one.extend({
  reasonCode: reasonCodeOf("refuse_tax_number"),
  reason: written("Give a reason of at least 10 characters.", 10).max(
    1_000,
    "Use 1,000 characters or fewer.",
  ),
});

export const listTaxNumbers = forSignedIn
  .route({ method: "GET", path: "/me/tax-numbers", summary: "List your tax numbers" })
  .output(z.object({ items: z.array(OwnTaxNumber) }))
  .handler(async ({ context }) => ({ items: await ownTaxNumbers(context.actor.id) }));

export const sendTaxNumber = forSignedInOnce
  .route({ method: "POST", path: "/me/tax-numbers", successStatus: 201, summary: "Send your tax number" })
  .input(SendTaxNumber)
  .output(sent)
  .handler(async ({ input, context }) => {
    await limit(sendsByAccount, context.actor.id);
    const { taxNumber: number, name } = input;
    return resultOf(context, await commands.sendTaxNumber(context.actor, context.key, { number, name }));
  });

export const withdrawTaxNumber = forSignedInOnce
  .route({ method: "POST", path: "/me/tax-numbers/{id}/withdraw", summary: "Withdraw your tax number" })
  .input(one)
  .output(sent)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.withdrawTaxNumber(context.actor, context.key, input)),
  );

export const endTaxNumber = forSignedInOnce
  .route({ method: "POST", path: "/me/tax-numbers/{id}/end", summary: "Sell without VAT from now on" })
  .input(one)
  .output(sent)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.endTaxNumber(context.actor, context.key, input)),
  );

export const checkTaxNumber = reauthenticatedStaff("verification.decide", "d")
  .route({ method: "POST", path: "/admin/tax-numbers/{id}/check", tags, summary: "Confirm a tax number" })
  .input(one)
  .output(about)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.checkTaxNumber(context.actor, context.key, input)),
  );

export const refuseTaxNumber = reauthenticatedStaff("verification.decide", "d")
  .route({ method: "POST", path: "/admin/tax-numbers/{id}/refuse", tags, summary: "Refuse a tax number" })
  .input(Refuse)
  .output(about)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.refuseTaxNumber(context.actor, context.key, input)),
  );

export const revokeTaxNumber = reauthenticatedStaff("verification.decide", "d")
  .route({
    method: "POST",
    path: "/admin/tax-numbers/{id}/revoke",
    tags,
    summary: "End a checked tax number",
  })
  .input(Refuse)
  .output(about)
  .handler(async ({ input, context }) =>
    resultOf(context, await commands.revokeTaxNumber(context.actor, context.key, input)),
  );

export const taxProcedures = {
  listTaxNumbers,
  sendTaxNumber,
  withdrawTaxNumber,
  endTaxNumber,
  checkTaxNumber,
  refuseTaxNumber,
  revokeTaxNumber,
};
