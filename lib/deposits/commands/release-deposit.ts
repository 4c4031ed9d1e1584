import "server-only";
import { allowance } from "@/lib/identity/limits/machine";
import type { NameMatch } from "@/lib/identity/names";
import type { Why } from "@/lib/kernel/approvals/spec";
import { type Actor, command } from "@/lib/kernel/command";
import { composePlan, type Plan, transfer } from "@/lib/kernel/commit";
import { type Sql, sql } from "@/lib/kernel/db";
import { mustHoldFor } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { depositEvents } from "../events";
import { type DepositState, deposit as depositMachine, mayMove } from "../machine";
import { walletRefusals } from "../refusals";

export interface Quarantined {
  id: string;
  version: bigint;
  userId: string;
  reference: string;
  state: DepositState;
  paidMinor: bigint | null;
  nameMatch: NameMatch | null;
  isClosed: boolean;
  hasOpenRefund: boolean;
  allowanceVersion: bigint;
  /** The setting that says from which amount two people decide, as it is stored. */
  limits: unknown;
}

type ReleaseInput = Why & { reference: string };

export type Released = { reference: string; state: DepositState };

export const readQuarantined = (reference: string): Sql => sql`
  select d.id, d.version, d.user_id, d.reference, d.state, d.paid_minor, d.name_match, u.closed_at is not null as is_closed,
    a.version as allowance_version, ${settingNow("deposits")} as limits, u.name as user_name, d.sender_name,
    exists (select from refund r where r.deposit_id = d.id and r.state <> 'FAILED') as has_open_refund
  from deposit d join app_user u on u.id = d.user_id join allowance a on a.user_id = u.id where d.reference = ${reference}`;

/**
 * Money under an unclear name goes to its receiver's wallet. Money under another person's name is never released.
 * @throws Refusal - moved_on, stays_in_quarantine, already_refunding
 */
export function planReleased(deposit: Quarantined): Plan<Released> {
  const { id, userId, reference, state, paidMinor, nameMatch, isClosed, hasOpenRefund } = deposit;
  if (!mayMove(state, "release") || paidMinor === null) throw new Refusal(kernelRefusals.moved_on);
  if (nameMatch !== "unknown" || isClosed) throw new Refusal(walletRefusals.stays_in_quarantine);
  if (hasOpenRefund) throw new Refusal(walletRefusals.already_refunding);
  return {
    subject: { kind: "deposit", id },
    rows: [
      depositMachine.move(deposit, "release"),
      // Closing an account bumps this version, so a concurrent closure and this commit conflict.
      allowance.expect({ id: userId, version: deposit.allowanceVersion }),
    ],
    transfers: [transfer("quarantine_release", hold("deposit", id, HOME), wallet(userId, HOME), paidMinor)],
    events: [depositEvents.released({ depositId: id, userId, reference, paidMinor: paidMinor.toString() })],
    result: { reference, state: "PAID" },
  };
}

/** The release that one person may decide: below the amount from which two do. */
export function planRelease(
  deposit: Quarantined,
  { reason, reasonCode }: Pick<ReleaseInput, "reason" | "reasonCode">,
  by: Actor,
): Plan<Released> {
  mustHoldFor(by, "deposit.release", deposit.userId);
  const plan = planReleased(deposit);
  const paidMinor = deposit.paidMinor ?? 0n;
  const { twoPeopleFromMinor } = readSetting("deposits", deposit.limits);
  if (paidMinor >= twoPeopleFromMinor) {
    throw new Refusal(walletRefusals.needs_two_people, { fromMinor: twoPeopleFromMinor.toString() });
  }
  return composePlan(plan, {
    audit: [
      {
        actorId: by.id,
        act: "wallet.release_deposit",
        subjectKind: "deposit",
        subjectId: deposit.id,
        reason,
        detail: { paidMinor: paidMinor.toString(), reasonCode },
      },
    ],
  });
}

/**
 * Staff release a quarantined deposit to its receiver's wallet.
 * @throws Refusal - not_found for callers without finance permission, own_money, moved_on, stays_in_quarantine,
 *   already_refunding, needs_two_people
 */
export const releaseDeposit = command<ReleaseInput, Quarantined, Released>({
  act: "wallet.release_deposit",
  read: ({ reference }) => readQuarantined(reference),
  decide: planRelease,
});
