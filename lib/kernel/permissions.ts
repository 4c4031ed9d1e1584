import { kernelRefusals, Refusal, refusals } from "./refusal";

/** Roles by the names that people see. */
export const staffRoles = {
  SUPPORT: "Support",
  MODERATOR: "Moderator",
  FINANCE: "Finance",
  COMPLIANCE: "Compliance",
  CONTENT: "Content",
  ADMIN: "Administrator",
  AUDITOR: "Auditor",
} as const;

export type StaffRole = keyof typeof staffRoles;

/** Roles that no one person may hold together: no one makes a rule, uses it and checks it. */
export const roleConflicts: readonly (readonly [StaffRole, StaffRole])[] = [
  ["ADMIN", "FINANCE"],
  ["ADMIN", "MODERATOR"],
  ["ADMIN", "COMPLIANCE"],
  ...(["SUPPORT", "MODERATOR", "FINANCE", "COMPLIANCE", "CONTENT", "ADMIN"] as const).map(
    (role) => ["AUDITOR", role] as const,
  ),
];

/**
 * How a permission is held, as letters: `d` does it alone, `a` asks a colleague to agree, `g` agrees to what another has asked
 * for, `r` reads, `o` only for a case of their own.
 */
export type Grades = string;

interface PermissionRow {
  says: string;
  /** Who holds it when it is new. Afterwards the rows of `role_permission` say so, not this. */
  heldBy: Partial<Record<StaffRole, Grades>>;
}

const everyone = Object.fromEntries(Object.keys(staffRoles).map((role) => [role, "r"]));

/** What staff may do. The names are code; who holds them is data (`role_permission`, asked by `staff_may` in the database). */
export const permissions = {
  "approval.read": { says: "View approval requests", heldBy: everyone },
  "dispute.rule": { says: "Decide a dispute", heldBy: { MODERATOR: "dag", AUDITOR: "r" } },
  "payout.agree": {
    says: "Request or approve a large payout",
    heldBy: { FINANCE: "ag", AUDITOR: "r" },
  },
  "payout.reject": { says: "Reject a payout", heldBy: { FINANCE: "d", AUDITOR: "r" } },
  "payouts.resume": {
    says: "Resume payouts",
    heldBy: { FINANCE: "ag", AUDITOR: "r" },
  },
  "deposit.release": { says: "Release a deposit from quarantine", heldBy: { FINANCE: "dag", AUDITOR: "r" } },
  "refund.source": {
    says: "Refund a deposit",
    heldBy: { FINANCE: "d", AUDITOR: "r" },
  },
  "chargeback.answer": {
    says: "Respond to a chargeback",
    heldBy: { FINANCE: "d", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "reconciliation.read": {
    says: "View reconciliation",
    heldBy: { FINANCE: "d", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "ledger.read": {
    says: "View ledger postings",
    heldBy: { FINANCE: "d", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "person.block": {
    says: "Block a person",
    heldBy: { MODERATOR: "d", COMPLIANCE: "d", AUDITOR: "r" },
  },
  "person.unblock": {
    says: "Unblock a person",
    heldBy: { MODERATOR: "d", COMPLIANCE: "d", AUDITOR: "r" },
  },
  "person.freeze": {
    says: "Restrict a person",
    heldBy: { FINANCE: "d", COMPLIANCE: "d", AUDITOR: "r" },
  },
  "person.unfreeze": {
    says: "Lift a restriction",
    heldBy: { FINANCE: "d", COMPLIANCE: "d", AUDITOR: "r" },
  },
  "setting.money": {
    says: "Request or approve a change of a price or amount",
    heldBy: { FINANCE: "ag", ADMIN: "g", AUDITOR: "r" },
  },
  "setting.limit": {
    says: "Request or approve a change of a trading limit",
    heldBy: { FINANCE: "a", COMPLIANCE: "ag", ADMIN: "g", AUDITOR: "r" },
  },
  "money.reverse": {
    says: "Request or approve a reversal",
    heldBy: { FINANCE: "ag", AUDITOR: "r" },
  },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;

/** What someone's roles hold, by permission: the letters of all of them together. */
export type Grants = Readonly<Partial<Record<Permission, Grades>>>;

/** What these roles come with. */
function defaultGrants(roles: readonly StaffRole[]): Grants {
  const held = Object.entries<PermissionRow>(permissions).map(
    ([name, { heldBy }]) => [name, roles.map((role) => heldBy[role] ?? "").join("")] as const,
  );
  return Object.fromEntries(held.filter(([, grades]) => grades !== ""));
}

/** Who acts for the staff, with what their roles come with. */
export const staffActor = (id: string, ...roles: StaffRole[]) => ({
  id,
  roles,
  grants: defaultGrants(roles),
});

/** For each act that needs two people: what both of them must hold, and how many hours a request stays open. */
export const actRules = {
  "payout.pay": { permission: "payout.agree", expiresHours: 24 },
  "setting.money": { permission: "setting.money", expiresHours: 72 },
  "setting.limit": { permission: "setting.limit", expiresHours: 72 },
  "money.reverse": { permission: "money.reverse", expiresHours: 72 },
} as const satisfies Record<string, { permission: Permission; expiresHours: number }>;

/** By which act a setting is changed: limits of people are for compliance, all else is money. */
export const settingAct = (name: string): "setting.limit" | "setting.money" =>
  limitSettings.includes(name) ? "setting.limit" : "setting.money";

export const limitSettings: readonly string[] = ["trade_limits"];

export type TwoPersonAct = keyof typeof actRules;

const permissionRefusals = refusals({
  own_money: { status: 403, says: "This is your own money, so a colleague has to decide." },
});

/** An actor, as far as permissions go. */
interface Holder {
  readonly id: string;
  readonly grants?: Grants;
}

/** Whether they may read what this permission is about. */
export const mayRead = ({ grants }: Holder, permission: Permission): boolean =>
  grants?.[permission] !== undefined;

/** Whether they may act by this permission, alone or with a colleague; `grades` narrows it to some of its letters. */
export const may = ({ grants }: Holder, permission: Permission, grades: Grades = "dago"): boolean =>
  grants?.[permission]?.split("").some((letter) => grades.includes(letter)) ?? false;

/** For everyone who may not act by it, what it is about does not exist. Throws Refusal not_found. */
export function mustHold(by: Holder, permission: Permission): void {
  if (!may(by, permission)) throw new Refusal(kernelRefusals.not_found);
}

/** For everyone who may not read it, it does not exist. Throws Refusal not_found. */
export function mustRead(by: Holder, permission: Permission): void {
  if (!mayRead(by, permission)) throw new Refusal(kernelRefusals.not_found);
}

/** No one decides about their own money. Throws Refusal not_found, own_money. */
export function mustHoldFor(by: Holder, permission: Permission, ownerId: string): void {
  mustHold(by, permission);
  if (by.id === ownerId) throw new Refusal(permissionRefusals.own_money);
}
