import type { DepositAct, OwnDeposit } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatMinor } from "@/lib/money/format";

type Told = Pick<OwnDeposit, "currency" | "askedMinor" | "paidMinor" | "senderName" | "isTransfer">;

const asked = ({ currency, askedMinor }: Told) => formatMinor(askedMinor, currency, { compact: true });
const paid = ({ currency, askedMinor, paidMinor }: Told) =>
  formatMinor(paidMinor ?? askedMinor, currency, { compact: true });

/** What each act about a deposit was, for its owner. Acts that are not here are the machine's own business. */
const sentences: Record<string, (deposit: Told, act: DepositAct) => string> = {
  "wallet.initiate_deposit": (deposit) => `You asked to add ${asked(deposit)}`,
  "wallet.settle_deposit": (deposit) =>
    `${paid(deposit)} came through ${gatewayTitle()} and is in your wallet`,
  "wallet.credit_transfer": (deposit, { state }) =>
    state === "QUARANTINED"
      ? `${paid(deposit)} came from ${deposit.senderName ?? "an unnamed sender"} and was kept apart`
      : `${paid(deposit)} came from ${deposit.senderName ?? "your bank"} and is in your wallet`,
  "wallet.fail_deposit": () => "The payment did not go through",
  "wallet.expire_deposit": () => "Nobody paid in time",
  "wallet.note_rejected_transfer": () => "A transfer of another amount came, and went back to its sender",
  "wallet.release_deposit": () => "Our staff checked it and added it to your wallet",
  "wallet.refund_deposit": () => "Our staff decided to send it back",
  "wallet.send_refund": () => `${gatewayTitle()} was asked to send it back`,
  "wallet.accept_refund": () => `${gatewayTitle()} is sending it back`,
  "wallet.stall_refund": () => "The bank needs one more detail from us",
  "wallet.redirect_refund": () => "Our staff gave the bank what it needed",
  "wallet.finish_refund": () => "It was sent back",
  "wallet.fail_refund": () => "The bank did not take it back; nothing is lost",
  "wallet.open_chargeback": () =>
    "The bank that it came from asked for it back, and it is held until they decide",
  "wallet.answer_chargeback": () => "Our staff answered the bank",
  "wallet.win_chargeback": () => "The bank decided that it stays with you",
  "wallet.lose_chargeback": () => "The bank took it back",
};

/** An act as its owner reads it; null for what is none of theirs. */
export const sentenceFor = (deposit: Told, act: DepositAct): string | null =>
  sentences[act.act]?.(deposit, act) ?? null;
