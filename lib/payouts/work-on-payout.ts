import "server-only";
import { capabilitiesOf, GatewayNoAnswer, GatewayRefused, gatewayOf } from "@/lib/gateways";
import { query, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal, Refusal } from "@/lib/kernel/refusal";
import { reconcileBeforePayout, stopAllPayouts } from "@/lib/reconciliation";
import { findingAgainst } from "./agreed";
import { failPayout } from "./commands/end-payout";
import { routePayout } from "./commands/route-payout";
import { beginPayout, postponePayout } from "./commands/send-payout";
import { payoutTimes } from "./limits";
import { fetchTransfer, type PayoutInProgress, payoutInProgress, recordTransfer } from "./record-transfer";

/**
 * The worker's next step for a due payout: routes it, sends it, or checks its outcome. Safe to repeat: a reference moves money
 * at most once, and after an order the outcome is only queried.
 * @throws TransferMismatchError if staff must decide
 */
export async function workOnPayout(id: string): Promise<void> {
  const payout = await payoutInProgress(id);
  if (!payout?.checkAt || payout.checkAt > payout.now) return;
  if (payout.state === "REQUESTED" || payout.state === "HELD") return ignoreRefusal(routePayout(id));
  if (payout.state === "QUEUED") return beginAndSend(payout);
  return checkAgain(payout);
}

async function beginAndSend(payout: PayoutInProgress): Promise<void> {
  if (!(await reconcileBeforePayout(payout.gateway)))
    return ignoreRefusal(postponePayout(payout, payoutTimes.stopped));
  if (!(await isAgreedTo(payout)))
    return ignoreRefusal(postponePayout(payout, payoutTimes.stopped, "false_approval"));
  try {
    const { result, replayed } = await beginPayout(payout);
    // Only the process that recorded the intent sends. If it dies, the next check takes over.
    if (replayed || result.state !== "SENDING") return;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const wait = waits[error.reason];
    return wait === undefined ? undefined : ignoreRefusal(postponePayout(payout, wait, error.reason));
  }
  failpoint("wallet.payout.started");
  const started = await payoutInProgress(payout.id);
  if (started?.state === "SENDING") await send(started, true);
}

/** Before each order to the gateway. Where people did not agree to what is stored, payouts stop. */
async function isAgreedTo(payout: PayoutInProgress): Promise<boolean> {
  const finding = await findingAgainst(payout);
  if (finding) await stopAllPayouts(`payout ${payout.reference}: ${finding}`);
  return finding === undefined;
}

/** How long a refused payout waits, by reason, in milliseconds. */
const waits = dictionary<number>({
  payouts_stopped: payoutTimes.stopped,
  owner_may_not_withdraw: payoutTimes.frozen,
  owner_owes: payoutTimes.frozen,
  gain_not_verified: payoutTimes.verifying,
});

/** Orders the transfer. After an unclear response its outcome is only queried. */
async function send(payout: PayoutInProgress, isOnlyOrder: boolean): Promise<void> {
  const { gateway, reference, amountMinor, currency, accountName: name, accountNumber, bankCode } = payout;
  try {
    const recipient = payout.recipientCode ?? (await registerRecipient(payout));
    failpoint("wallet.transfer.before");
    const transfer = await gatewayOf(gateway).sendTransfer({
      amountMinor,
      currency,
      account: { name, accountNumber, bankCode },
      recipient,
      reference,
      reason: "Amana withdrawal",
    });
    failpoint("wallet.transfer.after");
    await recordTransfer(payout, transfer);
  } catch (error) {
    if (error instanceof GatewayNoAnswer) {
      log.warn("no answer from the gateway to a transfer order", { reference, error: error.message });
    } else if (error instanceof GatewayRefused) await handleRefusal(payout, error, isOnlyOrder);
    else throw error;
  }
}

/** Registers the account at the gateway once. The same account gets the same code, so a concurrent duplicate is harmless. */
async function registerRecipient({
  gateway,
  currency,
  bankAccountId,
  accountName,
  accountNumber,
  bankCode,
}: PayoutInProgress): Promise<string | null> {
  failpoint("wallet.recipient.before");
  const account = { name: accountName, accountNumber, bankCode, currency };
  const code = await gatewayOf(gateway).registerRecipient(account);
  failpoint("wallet.recipient.after");
  await query(sql`
    update bank_account set recipient_code = ${code} where id = ${bankAccountId}::uuid and recipient_code is null`);
  failpoint("wallet.recipient.recorded");
  return code;
}

/** The gateway has done nothing. A problem on our side does not fail the payout: it waits, and staff are alerted. */
async function handleRefusal(
  payout: PayoutInProgress,
  refused: GatewayRefused,
  isOnlyOrder: boolean,
): Promise<void> {
  const { reference } = payout;
  const { reason, says } = refused;
  if (reason === "duplicate_reference") return check(payout);
  log.error("the gateway refused a payout", { reference, reason, says });
  if (reason === "rate_limited") return ignoreRefusal(postponePayout(payout, payoutTimes.stopped));
  if (reason === "insufficient_balance" || reason === "unauthorized") {
    return ignoreRefusal(postponePayout(payout, payoutTimes.shortOfFunds, reason));
  }
  if (reason === "invalid_recipient") await forgetRecipient(payout);
  // Money is returned only once the gateway does not know our reference.
  const transfer = await fetchTransfer(payout);
  if (typeof transfer !== "string") return recordTransfer(payout, transfer);
  // An earlier order without a response can still reach the gateway.
  const isSure = transfer === "not_found" && (isOnlyOrder || ageOf(payout) >= payoutTimes.resendAfter);
  if (!isSure) return ignoreRefusal(postponePayout(payout, null, reason));
  await ignoreRefusal(failPayout(payout.id, reason === "other" ? `refused: ${says}` : reason, null));
}

const forgetRecipient = ({ bankAccountId }: PayoutInProgress) =>
  query(sql`update bank_account set recipient_code = null where id = ${bankAccountId}::uuid`);

/** Checks a payout that is being sent, was sent or was paid. */
async function checkAgain(payout: PayoutInProgress): Promise<void> {
  // Nothing was ordered yet, or the recipient was reset since: either way the reference moves money at most once.
  const { recipients } = capabilitiesOf(payout.gateway);
  if (recipients && payout.state === "SENDING" && payout.recipientCode === null) return sendAgain(payout);
  return check(payout, true);
}

async function check(payout: PayoutInProgress, mayResend = false): Promise<void> {
  const transfer = await fetchTransfer(payout);
  if (typeof transfer !== "string") return recordTransfer(payout, transfer);
  if (transfer === "no_answer") return ignoreRefusal(postponePayout(payout));
  if (payout.state !== "SENDING") {
    log.error("the gateway does not know a payout that it had accepted", { reference: payout.reference });
    return ignoreRefusal(postponePayout(payout, null, "for staff: the gateway does not know it any more"));
  }
  if (mayResend && ageOf(payout) >= payoutTimes.resendAfter) return sendAgain(payout);
  await ignoreRefusal(postponePayout(payout));
}

/** For how long it is being sent, in milliseconds. */
const ageOf = ({ now, sendingAt }: PayoutInProgress): number => now.getTime() - (sendingAt ?? now).getTime();

/**
 * The next check is scheduled first, and only the process that schedules it sends: this keeps ten minutes between two orders,
 * and of two concurrent orders one could fail the payout that the other pays.
 */
async function sendAgain(payout: PayoutInProgress): Promise<void> {
  const mayPayOut = (await reconcileBeforePayout(payout.gateway)) && (await isAgreedTo(payout));
  let isOurs = false;
  await ignoreRefusal(postponePayout(payout).then(({ replayed }) => (isOurs = !replayed)));
  failpoint("wallet.payout.resent");
  const current = mayPayOut && isOurs ? await payoutInProgress(payout.id) : undefined;
  if (current?.state === "SENDING") await send(current, false);
}
