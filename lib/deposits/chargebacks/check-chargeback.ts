import "server-only";
import { isGatewayError } from "@/lib/gateways";
import { queryOne, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { Refusal, unlessRefused } from "@/lib/kernel/refusal";
import { chargebackNow } from "./chargeback-row";
import { checkDispute } from "./check-dispute";
import { recoverChargeback, waitForBank, warnOfChargeback } from "./commands/move-chargeback";
import { chargebackTimes } from "./deadline";
import { sendAnswer } from "./send-answer";

/** The scheduled check of an open chargeback: the bank's decision, the delivery of our response, and the deadline. */
export async function checkDueChargeback(id: string): Promise<void> {
  const due = await queryOne<{ gateway: string; gatewayRecordId: string }>(sql`
    select gateway, gateway_record_id from chargeback where id = ${id}::uuid and check_at <= app_now()`);
  if (!due) return;
  try {
    await checkDispute(due.gateway, due.gatewayRecordId);
    await sendAnswer(id);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("could not get the status of a dispute from the gateway", {
      chargebackId: id,
      error: error.message,
    });
  }
  const chargeback = await chargebackNow(id);
  const { state, response, deliveredAt, dueAt, now, checkAt } = chargeback;
  if (state !== "OPEN") return;
  const isShort = dueAt !== null && dueAt.getTime() - now.getTime() <= chargebackTimes.warning;
  // A stored response that the gateway keeps refusing loses the case just like none.
  const isUndelivered = response === null || (response === "declined" && deliveredAt === null);
  if (isUndelivered && isShort) await unlessRefused(warnOfChargeback(id, response !== null));
  if (checkAt && checkAt <= now) await unlessRefused(waitForBank(await chargebackNow(id), dueAt));
}

/** Attempts against concurrent spending before the next sweep retries. */
const MAX_ATTEMPTS = 5;

/** Recovers the debt of a lost chargeback from the wallet's balance, if there is any of both. */
export async function recoverOwed(id: string): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const { state, version, balanceMinor, lossMinor, recoveredMinor } = await chargebackNow(id);
    if (state !== "LOST" || balanceMinor <= 0n || recoveredMinor >= lossMinor) return;
    try {
      await recoverChargeback({ id, version });
      return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
