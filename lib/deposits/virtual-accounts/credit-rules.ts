import type { GatewayName } from "@/lib/gateways/names";
import { allowance } from "@/lib/identity/limits/machine";
import { compareNames, type NameMatch } from "@/lib/identity/names";
import { type Plan, type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { keyFor, SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { readSetting } from "@/lib/kernel/settings";
import { gatewayAccount, gatewayFees, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { depositEvents } from "../events";
import type { DepositState } from "../machine";

/** A transfer to a virtual account, as the gateway reports it. Amounts in kobo. */
export interface Credit {
  gateway: GatewayName;
  gatewayRecordId: string;
  gatewayReference: string;
  receiverAccount: string;
  amountMinor: bigint;
  currency: string;
  feeMinor: bigint | null;
  channel: string | null;
  senderName: string | null;
  senderBank: string | null;
  senderAccount: string | null;
}

/** The owner of the receiving account. */
export interface Receiver {
  virtualAccountId: string;
  userId: string;
  /** The verified name if any, else the registered one. */
  knownName: string;
  isVerified: boolean;
  isClosed: boolean;
  allowanceVersion: bigint;
  deposits: unknown;
}

export type Credited = { reference: string; state: DepositState };

/** Another person's name; an unclear name on a large amount; a closed receiver. */
export type QuarantineReason = "mismatch" | "unknown" | "closed";

/** The deposit id derived from the gateway's record. */
export const depositIdOf = ({
  gateway,
  gatewayRecordId,
}: Pick<Credit, "gateway" | "gatewayRecordId">): string => keyFor("deposit", gateway, gatewayRecordId);

/** Why a transfer needs review; null if it can be credited. Amount in kobo. */
export function quarantineReason(
  { knownName, isVerified, isClosed, deposits }: Receiver,
  { senderName, amountMinor }: Pick<Credit, "senderName" | "amountMinor">,
): QuarantineReason | null {
  if (isClosed) return "closed";
  const nameMatch = compareNames(knownName, senderName, { isVerified });
  if (nameMatch === "match") return null;
  if (nameMatch === "mismatch") return "mismatch";
  const { reviewUnknownFromMinor } = readSetting("deposits", deposits);
  return amountMinor >= reviewUnknownFromMinor ? "unknown" : null;
}

/** Books a transfer: to the wallet, or to quarantine when it needs review. */
export function planCredit(receiver: Receiver, credit: Credit, now: Date): Plan<Credited> {
  const id = depositIdOf(credit);
  const { userId, allowanceVersion, isVerified } = receiver;
  const reason = quarantineReason(receiver, credit);
  const nameMatch = compareNames(receiver.knownName, credit.senderName, { isVerified });
  const state = reason ? "QUARANTINED" : "PAID";
  const reference = `dep-${id}`;
  const paidMinor = credit.amountMinor.toString();
  const credited = { depositId: id, userId, reference, paidMinor };
  const to = reason ? hold("deposit", id, HOME) : wallet(userId, HOME);
  const gateway = gatewayAccount(credit.gateway, HOME);
  return {
    subject: { kind: "deposit", id },
    // Closing an account bumps this version, so a concurrent closure and this commit conflict.
    rows: [allowance.expect({ id: userId, version: allowanceVersion })],
    insert: [{ table: "deposit", row: rowOf(receiver, credit, { id, reference, state, nameMatch, now }) }],
    transfers: [
      transfer(reason ? "deposit_quarantine" : "deposit_credit", gateway, to, credit.amountMinor),
      ...feeOf(credit),
    ],
    audit: [
      {
        actorId: SYSTEM_ID,
        act: "wallet.credit_transfer",
        subjectKind: "deposit",
        subjectId: id,
        detail: { nameMatch, doubt: reason, paidMinor, feeUnknown: credit.feeMinor === null },
      },
    ],
    events: [reason ? depositEvents.quarantined(credited) : depositEvents.paid(credited)],
    result: { reference, state },
  };
}

const feeOf = ({ feeMinor, gateway }: Credit): PlannedTransfer[] =>
  feeMinor ? [transfer("gateway_fee", gatewayFees(HOME), gatewayAccount(gateway, HOME), feeMinor)] : [];

interface Outcome {
  id: string;
  reference: string;
  state: DepositState;
  nameMatch: NameMatch;
  now: Date;
}

function rowOf({ userId, virtualAccountId }: Receiver, credit: Credit, outcome: Outcome): PlanRow {
  const { amountMinor, feeMinor, gatewayRecordId, gatewayReference, channel } = credit;
  const { senderName, senderBank, senderAccount } = credit;
  const { id, reference, state, nameMatch, now } = outcome;
  return {
    id,
    userId,
    gateway: credit.gateway,
    reference,
    state,
    currency: HOME,
    askedMinor: amountMinor, // no amount was requested: the received one counts
    paidMinor: amountMinor,
    gatewayFeeMinor: feeMinor,
    gatewayRecordId,
    gatewayReference,
    virtualAccountId,
    channel,
    senderName,
    senderBank,
    senderAccount,
    nameMatch,
    expiresAt: now,
    paidAt: now,
  };
}
