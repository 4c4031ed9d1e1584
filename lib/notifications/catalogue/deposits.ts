import { correctionEvents } from "@/lib/corrections/events";
import { readChargebackFacts } from "@/lib/deposits/chargebacks/notice-facts";
import { chargebackEvents, depositEvents, refundEvents } from "@/lib/deposits/events";
import { type DepositNoticeFacts, readDepositFacts } from "@/lib/deposits/notice-facts";
import { queryOne, sql } from "@/lib/kernel/db";
import type { Currency } from "@/lib/money/currencies";
import { money } from "../arguments";
import { type About, when } from "./source";

/** `transferred` is the reader of what nobody was waiting for on a page. */
async function aboutDeposit({ depositId }: { depositId: string }): Promise<About | undefined> {
  const deposit = await readDepositFacts(depositId);
  if (!deposit) return undefined;
  const { userId, reference, currency, paidMinor, senderName, isTransfer, isClosed } = deposit;
  const args = {
    amount: money(paidMinor, currency),
    reference,
    account: isClosed ? "closed" : "open",
    why: reasonOf(deposit),
    sender: senderName ?? "-",
  };
  const owner = { userId, args };
  return {
    group: `deposit:${depositId}`,
    link: isClosed ? "/" : `/wallet/deposits/${reference}`,
    readers: { owner, ...(isTransfer && { transferred: owner }) },
  };
}

const reasonOf = ({ isClosed, nameMatch }: DepositNoticeFacts) =>
  isClosed ? "closed" : nameMatch === "unknown" ? "unknown" : "name";

async function aboutChargeback({ chargebackId }: { chargebackId: string }): Promise<About | undefined> {
  const chargeback = await readChargebackFacts(chargebackId);
  if (!chargeback) return undefined;
  const { userId, reference, currency, amountMinor, heldMinor, takenMinor, lossMinor, recoveredMinor } =
    chargeback;
  const owed = lossMinor - recoveredMinor;
  const args = {
    amount: money(amountMinor, currency),
    held: money(heldMinor, currency),
    taken: money(takenMinor, currency),
    owed: money(owed, currency),
    holding: heldMinor > 0n ? "some" : "none",
    owing: owed > 0n ? "some" : "none",
    frozen: chargeback.isFrozen ? "still" : "no",
    reference,
  };
  return {
    group: `chargeback:${chargebackId}`,
    link: `/wallet/deposits/${reference}`,
    readers: { owner: { userId, args } },
  };
}

interface Made {
  act: string;
  userId: string;
  direction: "in" | "out";
  amountMinor: bigint;
  currency: Currency;
  caseKind: string;
  finding: string;
  says: string;
}

/** The reader is who the wallet belongs to, by what was done to it. */
async function aboutCorrection({ correctionId }: { correctionId: string }): Promise<About | undefined> {
  const correction = await queryOne<Made>(sql`
    select act, user_id, direction, amount_minor, currency, case_kind, finding, says from correction_record where id = ${correctionId}::uuid`);
  if (!correction) return undefined;
  const { act, userId, direction, amountMinor, currency, caseKind: about, finding, says } = correction;
  const reader = { userId, args: { amount: money(amountMinor, currency), about, finding, says } };
  const what = direction === "out" ? "taken" : act === "insurance.pay" ? "insured" : "given";
  return { group: "wallet", link: "/wallet", readers: { [what]: reader } };
}

const to = ["owner"];

/** Money that came in, and what became of it. */
export const depositNotices = [
  when(depositEvents.paid, aboutDeposit, { "deposit.paid": { to: ["transferred"] } }),
  when(depositEvents.quarantined, aboutDeposit, { "deposit.quarantined": { to } }),
  when(depositEvents.released, aboutDeposit, { "deposit.released": { to } }),
  when(refundEvents.requested, aboutDeposit, { "deposit.refund_started": { to } }),
  when(refundEvents.done, aboutDeposit, { "deposit.refunded": { to } }),
  when(refundEvents.failed, aboutDeposit, { "deposit.refund_failed": { to } }),
  when(chargebackEvents.opened, aboutChargeback, { "chargeback.opened": { to } }),
  when(chargebackEvents.won, aboutChargeback, { "chargeback.won": { to } }),
  when(chargebackEvents.lost, aboutChargeback, { "chargeback.lost": { to } }),
  when(chargebackEvents.made_good, aboutChargeback, { "chargeback.made_good": { to } }),
  when(chargebackEvents.unfrozen, aboutChargeback, { "chargeback.unfrozen": { to } }),
  when(correctionEvents.made, aboutCorrection, {
    "credit.given": { to: ["given"] },
    "credit.taken": { to: ["taken"] },
    "insurance.paid": { to: ["insured"] },
  }),
];
