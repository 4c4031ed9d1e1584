import type { DepositAct, OwnDeposit } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatMinor } from "@/lib/money/format";

type DepositFacts = Pick<OwnDeposit, "currency" | "askedMinor" | "paidMinor" | "senderName" | "isTransfer">;

const asked = ({ currency, askedMinor }: DepositFacts) =>
  formatMinor(askedMinor, currency, { compact: true });
const paid = ({ currency, askedMinor, paidMinor }: DepositFacts) =>
  formatMinor(paidMinor ?? askedMinor, currency, { compact: true });

/** The user-visible acts of a deposit. Other acts are internal. */
const sentences: Record<string, (deposit: DepositFacts, act: DepositAct) => string> = {
  "wallet.initiate_deposit": (deposit) => `You chose to add ${asked(deposit)}`,
  "wallet.settle_deposit": (deposit) =>
    `${paid(deposit)} received through ${gatewayTitle()} and added to your wallet`,
  "wallet.credit_transfer": (deposit, { state }) =>
    state === "QUARANTINED"
      ? `${paid(deposit)} received from ${deposit.senderName ?? "an unnamed sender"} and put on hold`
      : `${paid(deposit)} received from ${deposit.senderName ?? "your bank"} and added to your wallet`,
  "wallet.fail_deposit": () => "Payment failed",
  "wallet.expire_deposit": () => "Not paid in time",
  "wallet.note_rejected_transfer": () => "A transfer for a different amount was returned to the sender",
  "wallet.release_deposit": () => "Reviewed by our team and added to your wallet",
  "deposit.release": () => "Reviewed by two of our team and added to your wallet",
  "wallet.refund_deposit": () => "Our team decided to return it",
  "wallet.return_late_deposit": () => "We couldn’t match it in time, so it goes back to its source",
  "wallet.send_refund": () => `Return requested from ${gatewayTitle()}`,
  "wallet.accept_refund": () => `${gatewayTitle()} is returning it`,
  "wallet.stall_refund": () => "The bank needs more information from us",
  "wallet.redirect_refund": () => "We gave the bank the information",
  "wallet.finish_refund": () => "Returned",
  "wallet.fail_refund": () => "The bank did not take it back; nothing is lost",
  "wallet.open_chargeback": () => "The bank it came from disputed it. On hold until the bank decides",
  "wallet.answer_chargeback": () => "We responded to the bank",
  "wallet.win_chargeback": () => "The bank decided in your favour",
  "wallet.lose_chargeback": () => "The bank took it back",
};

/** An act as shown to the owner; null for internal acts. */
export const sentenceFor = (deposit: DepositFacts, act: DepositAct): string | null =>
  sentences[act.act]?.(deposit, act) ?? null;
