import "server-only";
import { type EventHandler, gatewayOf } from "@/lib/gateways";
import { after, DAY } from "@/lib/kernel/clock";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { noteRejection } from "../commands/move-deposit";
import { depositReference } from "../schema";
import { openAccount } from "./open-account";

/** The gateway has made an account, or could not. It is asked itself, for whoever had wanted one here. */
export const handleAssignment: EventHandler<"account_assignment"> = async ({
  succeeded,
  customerId,
  email,
}) => {
  const holder = await queryOne<{ id: string }>(sql`
    select id from person where email = ${email?.toLowerCase() ?? null} and closed_at is null`);
  if (!holder) {
    log.warn("the gateway spoke of an account of nobody here", { customerId });
    return;
  }
  if (!succeeded) throw new Error(`the gateway could not make the account of ${customerId ?? holder.id}`);
  await openAccount(holder.id);
};

/**
 * The gateway sent a bank transfer back by itself, because its amount was not the one asked for. Nothing has come, so nothing
 * is booked; where it was for a deposit of ours, its owner reads why it stays unpaid. It names no reference: the
 * gateway's list of the last day has it.
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
    await noteRejection(reference, paymentId);
  } else {
    log.warn("the gateway sent a bank transfer back", { paymentId, reason });
  }
};
