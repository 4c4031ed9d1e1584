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
import type { DepositState } from "../moves";

/** A transfer to a virtual account, as the gateway tells of it. Amounts in kobo. */
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

/** Whose account it came to. */
export interface Receiver {
  virtualAccountId: string;
  userId: string;
  /** The verified name, or before verification the registered one. */
  knownName: string;
  isClosed: boolean;
  allowanceVersion: bigint;
  deposits: unknown;
}

export type Credited = { reference: string; state: DepositState };

/** Why money waits: somebody else's name; a name that says too little for so much; nobody to credit any more. */
export type Doubt = "mismatch" | "unknown" | "closed";

/** Our own name of what the gateway calls by its record. */
export const depositIdOf = ({
  gateway,
  gatewayRecordId,
}: Pick<Credit, "gateway" | "gatewayRecordId">): string => keyFor("deposit", gateway, gatewayRecordId);

/** Why a transfer must not reach the wallet by itself; null where nothing speaks against it. Amount in kobo. */
export function doubtOf(
  { knownName, isClosed, deposits }: Receiver,
  { senderName, amountMinor }: Pick<Credit, "senderName" | "amountMinor">,
): Doubt | null {
  if (isClosed) return "closed";
  const nameMatch = compareNames(knownName, senderName);
  if (nameMatch === "match") return null;
  if (nameMatch === "mismatch") return "mismatch";
  const { reviewUnknownFromMinor } = readSetting("deposits", deposits);
  return amountMinor >= reviewUnknownFromMinor ? "unknown" : null;
}

/** The money has come: into the wallet, or into quarantine where its sender is not who it should be. */
export function planCredit(receiver: Receiver, credit: Credit, now: Date): Plan<Credited> {
  const id = depositIdOf(credit);
  const { userId, allowanceVersion } = receiver;
  const doubt = doubtOf(receiver, credit);
  const nameMatch = compareNames(receiver.knownName, credit.senderName);
  const state = doubt ? "QUARANTINED" : "PAID";
  const reference = `dep-${id}`;
  const paidMinor = credit.amountMinor.toString();
  const credited = { depositId: id, userId, reference, paidMinor };
  const to = doubt ? hold("deposit", id, HOME) : wallet(userId, HOME);
  const gateway = gatewayAccount(credit.gateway, HOME);
  return {
    subject: { kind: "deposit", id },
    // Closing an account moves this row on: of the two, begun at the same moment, one finds the other.
    rows: [allowance.expect({ id: userId, version: allowanceVersion })],
    insert: [{ table: "deposit", row: rowOf(receiver, credit, { id, reference, state, nameMatch, now }) }],
    transfers: [
      transfer(doubt ? "deposit_quarantine" : "deposit_credit", gateway, to, credit.amountMinor),
      ...feeOf(credit),
    ],
    audit: [
      {
        actorId: SYSTEM_ID,
        act: "wallet.credit_transfer",
        subjectKind: "deposit",
        subjectId: id,
        detail: { nameMatch, doubt, paidMinor, feeUnknown: credit.feeMinor === null },
      },
    ],
    events: [doubt ? depositEvents.quarantined(credited) : depositEvents.paid(credited)],
    result: { reference, state },
  };
}

const feeOf = ({ feeMinor, gateway }: Credit): PlannedTransfer[] =>
  feeMinor ? [transfer("gateway_fee", gatewayFees(HOME), gatewayAccount(gateway, HOME), feeMinor)] : [];

interface Judged {
  id: string;
  reference: string;
  state: DepositState;
  nameMatch: NameMatch;
  now: Date;
}

function rowOf({ userId, virtualAccountId }: Receiver, credit: Credit, judged: Judged): PlanRow {
  const { amountMinor, feeMinor, gatewayRecordId, gatewayReference, channel } = credit;
  const { senderName, senderBank, senderAccount } = credit;
  const { id, reference, state, nameMatch, now } = judged;
  return {
    id,
    userId,
    gateway: credit.gateway,
    reference,
    state,
    currency: HOME,
    askedMinor: amountMinor, // nothing was asked: what came is what was meant
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
