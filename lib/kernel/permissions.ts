import type { Actor, StaffRole } from "./command";
import { kernelRefusals, Refusal, refusals } from "./refusal";

/** What staff may do. The names are code; who holds them is data (`role_permission`, asked by `staff_may` in the database). */
export const permissions = {
  "approval.read": "See what colleagues have asked for",
  "dispute.rule": "Rule on a disputed trade",
  "payout.agree": "Ask for a large withdrawal to be paid, or agree to one",
  "payout.reject": "Turn a withdrawal down",
  "payouts.resume": "Let withdrawals go on after they were stopped",
  "deposit.release": "Release a deposit from quarantine",
  "refund.source": "Send a deposit back where it came from",
  "chargeback.answer": "Answer a bank that disputes a payment",
  "person.unfreeze": "Let a frozen person start new business again",
  "setting.change": "Ask for another value of a setting, or agree to one",
  "money.reverse": "Ask for a posting to be reversed, or agree to it",
} as const;

export type Permission = keyof typeof permissions;

const finance: readonly Permission[] = [
  "approval.read",
  "payout.agree",
  "payout.reject",
  "payouts.resume",
  "deposit.release",
  "refund.source",
  "chargeback.answer",
  "person.unfreeze",
  "setting.change",
  "money.reverse",
];

const byRole: Readonly<Record<StaffRole, readonly Permission[]>> = {
  MODERATOR: ["dispute.rule"],
  FINANCE: finance,
  ADMIN: finance,
};

/** What each role comes with. */
export const rolePermissions = Object.entries(byRole).flatMap(([role, names]) =>
  names.map((name) => [role, name] as const),
);

/** For each act that needs two people: what the one who asks must hold, and the one who agrees. */
export const actRules = {
  "wallet.pay_payout": { ask: "payout.agree", agree: "payout.agree" },
  "admin.change_setting": { ask: "setting.change", agree: "setting.change" },
  "ledger.reverse_posting": { ask: "money.reverse", agree: "money.reverse" },
} as const satisfies Record<string, { ask: Permission; agree: Permission }>;

const permissionRefusals = refusals({
  own_money: { status: 403, says: "This is your own money: a colleague has to decide about it." },
});

/** Whether this member of staff may see other people's money. */
export const isFinance = ({ roles }: Pick<Actor, "roles">): boolean =>
  roles.includes("FINANCE") || roles.includes("ADMIN");

/** For what only finance may see or do: for everybody else it does not exist. Throws Refusal not_found. */
export function mustBeFinance(by: Actor): void {
  if (!isFinance(by)) throw new Refusal(kernelRefusals.not_found);
}

/** Nobody decides about their own money. Throws Refusal not_found, own_money. */
export function mustBeFinanceFor(by: Actor, ownerId: string): void {
  mustBeFinance(by);
  if (by.id === ownerId) throw new Refusal(permissionRefusals.own_money);
}
