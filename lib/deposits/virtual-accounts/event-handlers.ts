import "server-only";
import { type EventHandler, gatewayOf } from "@/lib/gateways";
import { after, DAY } from "@/lib/kernel/clock";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { recordRejection } from "../commands/move-deposit";
import { depositReference } from "../schema";
import { openAccount } from "./open-account";

/** The gateway has created an account, or failed to. The account is fetched from the gateway, not taken from the event. */
export const handleAssignment: EventHandler<"account_assignment"> = async ({
  succeeded,
  customerId,
  email,
}) => {
  const holder = await queryOne<{ id: string }>(sql`
    select id from person where email = ${email?.toLowerCase() ?? null} and closed_at is null`);
  if (!holder) {
    log.warn("an account event from the gateway matches no user", { customerId });
    return;
  }
  if (!succeeded) throw new Error(`the gateway could not create the account of ${customerId ?? holder.id}`);
  await openAccount(holder.id);
};

/**
 * The gateway returned a bank transfer because its amount was not the requested one. No money arrived, so nothing is
 * booked; the owner of the deposit sees why it is unpaid. The event has no reference: it is looked up in the gateway's
 * list of the last day.
 */
export const handleRejection: EventHandler<"bank_transfer_rejected"> = async (
  { paymentId, reason },
  gateway,
) => {
  const now = await queryOne<{ now: Date }>(sql`select app_now() as now`);
  const from = after(now?.now ?? new Date(), -DAY);
  const { rows } = await gatewayOf(gateway).payments({ from });
  const reference = rows.find(({ id }) => id === paymentId)?.reference;
  if (reference && depositReference.safeParse(reference).success) {
    await recordRejection(reference, paymentId);
  } else {
    log.warn("the gateway returned a bank transfer", { paymentId, reason });
  }
};
