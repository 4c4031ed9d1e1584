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

/** The clock's look at an open chargeback: what the bank decided, whether it has our answer, whether time runs out. */
export async function lookAtDueChargeback(id: string): Promise<void> {
  const due = await queryOne<{ gateway: string; gatewayRecordId: string }>(sql`
    select gateway, gateway_record_id from chargeback where id = ${id}::uuid and check_at <= app_now()`);
  if (!due) return;
  try {
    await checkDispute(due.gateway, due.gatewayRecordId);
    await sendAnswer(id);
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    log.warn("the gateway did not say how a dispute stands", { chargebackId: id, error: error.message });
  }
  const chargeback = await chargebackNow(id);
  const { state, response, deliveredAt, dueAt, now, checkAt } = chargeback;
  if (state !== "OPEN") return;
  const isShort = dueAt !== null && dueAt.getTime() - now.getTime() <= chargebackTimes.warning;
  // Written down is not heard: an answer that the gateway keeps refusing loses the case as silence does.
  const isUnheard = response === null || (response === "declined" && deliveredAt === null);
  if (isUnheard && isShort) await unlessRefused(warnOfChargeback(id, response !== null));
  if (checkAt && checkAt <= now) await unlessRefused(waitForBank(await chargebackNow(id), dueAt));
}

/** How often money may be spent between our look and our hand before the next sweep tries again. */
const TRIES = 5;

/** Takes what the wallet has towards what is owed for a lost chargeback. Nothing is owed or there: nothing is done. */
export async function recoverOwed(id: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
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
