import "server-only";
import { capabilitiesOf, GatewayNoAnswer, GatewayRefused, gatewayOf } from "@/lib/gateways";
import { query, sql } from "@/lib/kernel/db";
import { failpoint } from "@/lib/kernel/failpoint";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal, Refusal } from "@/lib/kernel/refusal";
import { reconcileBeforePayout } from "@/lib/reconciliation";
import { failPayout } from "./commands/end-payout";
import { routePayout } from "./commands/route-payout";
import { beginPayout, postponePayout } from "./commands/send-payout";
import { payoutTimes } from "./limits";
import { askAbout, type PayoutAtWork, payoutAtWork, recordTransfer } from "./look-at-payout";

/**
 * The clock's next step for a payout that is due: lets it go, sends it, or asks what became of it. Repeating it is harmless:
 * one reference moves money at most once, and whatever was ordered is only asked about.
 * @throws TransferMismatchError where staff have to look
 */
export async function workOnPayout(id: string): Promise<void> {
  const payout = await payoutAtWork(id);
  if (!payout?.checkAt || payout.checkAt > payout.now) return;
  if (payout.state === "REQUESTED" || payout.state === "HELD") return ignoreRefusal(routePayout(id));
  if (payout.state === "QUEUED") return beginAndSend(payout);
  return lookAgain(payout);
}

async function beginAndSend(payout: PayoutAtWork): Promise<void> {
  if (!(await reconcileBeforePayout(payout.gateway)))
    return ignoreRefusal(postponePayout(payout, payoutTimes.stopped));
  try {
    const { result, replayed } = await beginPayout(payout);
    // Whoever began it sends it. A twin, or a process that died meanwhile, is answered by the next look.
    if (replayed || result.state !== "SENDING") return;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const wait = waits[error.reason];
    return wait === undefined ? undefined : ignoreRefusal(postponePayout(payout, wait, error.reason));
  }
  failpoint("wallet.payout.begun");
  const begun = await payoutAtWork(payout.id);
  if (begun?.state === "SENDING") await send(begun, true);
}

/** How long it waits for what keeps it from being sent. */
const waits: Record<string, number | undefined> = {
  payouts_stopped: payoutTimes.stopped,
  owner_may_not_withdraw: payoutTimes.frozen,
  owner_owes: payoutTimes.frozen,
};

/** Orders the transfer. After an answer that tells nothing it is only asked about. */
async function send(payout: PayoutAtWork, isOnlyOrder: boolean): Promise<void> {
  const { gateway, reference, amountMinor, currency, accountName: name, accountNumber, bankCode } = payout;
  try {
    const recipient = payout.recipientCode ?? (await registerRecipient(payout));
    failpoint("wallet.transfer.before");
    const told = await gatewayOf(gateway).sendTransfer({
      amountMinor,
      currency,
      account: { name, accountNumber, bankCode },
      recipient,
      reference,
      reason: "Amana withdrawal",
    });
    failpoint("wallet.transfer.after");
    await recordTransfer(payout, told);
  } catch (error) {
    if (error instanceof GatewayNoAnswer) {
      log.warn("the gateway did not say whether it sends a payout", { reference, error: error.message });
    } else if (error instanceof GatewayRefused) await handleRefusal(payout, error, isOnlyOrder);
    else throw error;
  }
}

/** The gateway is told of the account once. The same account is the same code there, so that a twin does no harm. */
async function registerRecipient({
  gateway,
  currency,
  bankAccountId,
  accountName,
  accountNumber,
  bankCode,
}: PayoutAtWork): Promise<string | null> {
  failpoint("wallet.recipient.before");
  const account = { name: accountName, accountNumber, bankCode, currency };
  const code = await gatewayOf(gateway).registerRecipient(account);
  failpoint("wallet.recipient.after");
  await query(sql`
    update bank_account set recipient_code = ${code} where id = ${bankAccountId}::uuid and recipient_code is null`);
  failpoint("wallet.recipient.recorded");
  return code;
}

/** The gateway has done nothing. What is wrong on our side makes nobody's payout fail: it waits, and staff are told. */
async function handleRefusal(
  payout: PayoutAtWork,
  refused: GatewayRefused,
  isOnlyOrder: boolean,
): Promise<void> {
  const { reference } = payout;
  const { reason, says } = refused;
  if (reason === "duplicate_reference") return look(payout);
  log.error("the gateway refused a payout", { reference, reason, says });
  if (reason === "rate_limited") return ignoreRefusal(postponePayout(payout, payoutTimes.stopped));
  if (reason === "insufficient_balance" || reason === "unauthorized") {
    return ignoreRefusal(postponePayout(payout, payoutTimes.shortOfFunds, reason));
  }
  if (reason === "invalid_recipient") await forgetRecipient(payout);
  // Money is given back only once the gateway, asked by our reference, has never heard of it.
  const told = await askAbout(payout);
  if (typeof told !== "string") return recordTransfer(payout, told);
  // An order before this one, of which nothing was heard, may still arrive there.
  const isSure = told === "not_found" && (isOnlyOrder || ageOf(payout) >= payoutTimes.resendAfter);
  if (!isSure) return ignoreRefusal(postponePayout(payout, null, reason));
  await ignoreRefusal(failPayout(payout.id, reason === "other" ? `refused: ${says}` : reason, null));
}

const forgetRecipient = ({ bankAccountId }: PayoutAtWork) =>
  query(sql`update bank_account set recipient_code = null where id = ${bankAccountId}::uuid`);

/** The clock's look at one that is being sent, is sent, or was paid. */
async function lookAgain(payout: PayoutAtWork): Promise<void> {
  // Nothing was ordered yet, or the recipient was forgotten since: one reference moves money once all the same.
  const { recipients } = capabilitiesOf(payout.gateway);
  if (recipients && payout.state === "SENDING" && payout.recipientCode === null) return sendAgain(payout);
  return look(payout, true);
}

async function look(payout: PayoutAtWork, mayResend = false): Promise<void> {
  const told = await askAbout(payout);
  if (typeof told !== "string") return recordTransfer(payout, told);
  if (told === "no_answer") return ignoreRefusal(postponePayout(payout));
  if (payout.state !== "SENDING") {
    log.error("the gateway does not know a payout that it had taken", { reference: payout.reference });
    return ignoreRefusal(postponePayout(payout, null, "for staff: the gateway does not know it any more"));
  }
  if (mayResend && ageOf(payout) >= payoutTimes.resendAfter) return sendAgain(payout);
  await ignoreRefusal(postponePayout(payout));
}

/** For how long it is being sent, in milliseconds. */
const ageOf = ({ now, sendingAt }: PayoutAtWork): number => now.getTime() - (sendingAt ?? now).getTime();

/**
 * The next look is set first, and only whoever sets it sends: between two orders the gateway has had its ten minutes, and
 * of two that are under way at once one could fail what the other pays.
 */
async function sendAgain(payout: PayoutAtWork): Promise<void> {
  const mayPayOut = await reconcileBeforePayout(payout.gateway);
  let isOurs = false;
  await ignoreRefusal(postponePayout(payout).then(({ replayed }) => (isOurs = !replayed)));
  failpoint("wallet.payout.resent");
  const seen = mayPayOut && isOurs ? await payoutAtWork(payout.id) : undefined;
  if (seen?.state === "SENDING") await send(seen, false);
}
