import { type StaffRole, staffRoles } from "./approvals/roles";
import { kernelRefusals, Refusal, refusals } from "./refusal";

export { roleConflicts, type StaffRole, staffRoles } from "./approvals/roles";

/**
 * How a permission is held, as letters: `d` acts alone, `a` requests approval, `g` approves a colleague's request, `r` reads,
 * `o` acts only on assigned cases.
 */
export type Grades = string;

interface PermissionRow {
  says: string;
  /** Initial holders. Afterwards the rows of `role_permission` decide. */
  heldBy: Partial<Record<StaffRole, Grades>>;
}

const everyone = Object.fromEntries(Object.keys(staffRoles).map((role) => [role, "r"]));

/** What staff can do. The names are code; the holders are data (`role_permission`, checked by `staff_may` in SQL). */
export const permissions = {
  "approval.read": { says: "View approval requests", heldBy: everyone },
  "approval.veto": {
    says: "Veto an approved change before it takes effect",
    heldBy: { ADMIN: "d", AUDITOR: "d" },
  },
  "queue.read": { says: "View the queues of one’s own work", heldBy: everyone },
  "dispute.rule": { says: "Decide a dispute", heldBy: { MODERATOR: "dag", AUDITOR: "r" } },
  "dispute.reassign": {
    says: "Give a dispute to another moderator",
    heldBy: { MODERATOR: "d", ADMIN: "d", AUDITOR: "r" },
  },
  "chat.read": {
    says: "Read and write in the chat of a disputed trade",
    heldBy: { MODERATOR: "o", COMPLIANCE: "o" },
  },
  "payout.agree": { says: "Request or approve a large payout", heldBy: { FINANCE: "ag", AUDITOR: "r" } },
  "payout.reject": { says: "Reject a payout", heldBy: { FINANCE: "d", AUDITOR: "r" } },
  "payouts.pause": {
    says: "Pause payouts",
    heldBy: { FINANCE: "d", COMPLIANCE: "d", ADMIN: "d", AUDITOR: "r" },
  },
  "payouts.resume": {
    says: "Request or approve that payouts resume",
    heldBy: { FINANCE: "ag", AUDITOR: "r" },
  },
  "deposit.release": { says: "Release a deposit from quarantine", heldBy: { FINANCE: "dag", AUDITOR: "r" } },
  "refund.source": { says: "Refund a deposit", heldBy: { FINANCE: "d", AUDITOR: "r" } },
  "chargeback.answer": {
    says: "Respond to a chargeback",
    heldBy: { FINANCE: "d", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "reconciliation.read": {
    says: "View reconciliation",
    heldBy: { FINANCE: "d", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "ledger.read": { says: "View ledger postings", heldBy: { FINANCE: "d", COMPLIANCE: "r", AUDITOR: "r" } },
  "trade.read": {
    says: "Open a trade and its dispute, without its chat",
    heldBy: { SUPPORT: "r", MODERATOR: "r", FINANCE: "r", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "trade.extend": {
    says: "Give both sides of a trade more time",
    heldBy: { SUPPORT: "d", MODERATOR: "d", AUDITOR: "r" },
  },
  "outage.mark": {
    says: "Record that a gateway, an operator or the platform is down, which stops deadlines",
    heldBy: { MODERATOR: "d", FINANCE: "d", ADMIN: "d", AUDITOR: "r" },
  },
  "person.read": {
    says: "Open a person’s page, with masked contact details",
    heldBy: { SUPPORT: "r", MODERATOR: "r", FINANCE: "r", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "person.search": {
    says: "Find a person, trade or payment by a whole identifier",
    heldBy: { SUPPORT: "r", MODERATOR: "r", FINANCE: "r", COMPLIANCE: "r", AUDITOR: "r" },
  },
  "person.unmask_contact": {
    says: "See a person’s email address or phone number for ten minutes, with a reason",
    heldBy: { SUPPORT: "o", MODERATOR: "o", COMPLIANCE: "d" },
  },
  "person.unmask_account": {
    says: "See the number of a person’s bank account for ten minutes, with a reason",
    heldBy: { FINANCE: "d", COMPLIANCE: "d" },
  },
  "person.view_as": {
    says: "Read a person’s own pages for 15 minutes, with a reason",
    heldBy: { SUPPORT: "d", MODERATOR: "d", FINANCE: "d", COMPLIANCE: "d" },
  },
  "person.note": {
    says: "Write a note about a person",
    heldBy: { SUPPORT: "d", MODERATOR: "d", FINANCE: "d", COMPLIANCE: "d", AUDITOR: "r" },
  },
  "person.block": { says: "Block a person", heldBy: { MODERATOR: "da", COMPLIANCE: "dag", AUDITOR: "r" } },
  "person.unblock": { says: "Unblock a person", heldBy: { MODERATOR: "d", COMPLIANCE: "d", AUDITOR: "r" } },
  "person.freeze": { says: "Restrict a person", heldBy: { FINANCE: "d", COMPLIANCE: "d", AUDITOR: "r" } },
  "person.unfreeze": { says: "Lift a restriction", heldBy: { FINANCE: "d", COMPLIANCE: "d", AUDITOR: "r" } },
  "verification.decide": {
    says: "Decide what a person has sent to prove who they are, or that they are registered for VAT",
    heldBy: { COMPLIANCE: "d", AUDITOR: "r" },
  },
  "setting.money": {
    says: "Request or approve a change of a price or amount",
    heldBy: { FINANCE: "ag", ADMIN: "g", AUDITOR: "r" },
  },
  "setting.limit": {
    says: "Request or approve a change of a trading limit",
    heldBy: { FINANCE: "a", COMPLIANCE: "ag", ADMIN: "g", AUDITOR: "r" },
  },
  "setting.other": {
    says: "Request or approve a change of a setting that is neither money nor a trading limit",
    heldBy: { ADMIN: "ag", AUDITOR: "r" },
  },
  "flag.change": {
    says: "Change a feature flag: alone for up to a tenth of people, further with a colleague",
    heldBy: { ADMIN: "dag", AUDITOR: "r" },
  },
  "flag.kill": {
    says: "Switch a feature off for everyone",
    heldBy: { MODERATOR: "d", FINANCE: "d", COMPLIANCE: "d", ADMIN: "d", AUDITOR: "r" },
  },
  "refund.credit": {
    says: "Request or approve a credit to a person’s wallet",
    heldBy: { SUPPORT: "a", MODERATOR: "a", FINANCE: "ag", AUDITOR: "r" },
  },
  "insurance.pay": {
    says: "Request or approve a payment from the insurance fund",
    heldBy: { SUPPORT: "a", MODERATOR: "a", FINANCE: "ag", AUDITOR: "r" },
  },
  "money.adjust": {
    says: "Request or approve an adjustment of a person’s wallet",
    heldBy: { FINANCE: "ag", AUDITOR: "r" },
  },
  "category.change": {
    says: "Add and change the categories of goods, and what they ask of listings",
    heldBy: { CONTENT: "d", AUDITOR: "r" },
  },
  "offer.extend": { says: "Let an offer run longer", heldBy: { MODERATOR: "d", CONTENT: "d", AUDITOR: "r" } },
  "offer.moderate": {
    says: "Look at listings before and after they are published, and decide on them",
    heldBy: { MODERATOR: "d", AUDITOR: "r" },
  },
  "support.answer": {
    says: "Answer people who write to support, about one’s own subjects",
    heldBy: { SUPPORT: "d", MODERATOR: "d", FINANCE: "d", ADMIN: "r", AUDITOR: "r" },
  },
  "support.template": {
    says: "Write the answers that support begins with",
    heldBy: { CONTENT: "d", AUDITOR: "r" },
  },
  "template.publish": {
    says: "Write the words of notices, and publish them: about security, accounts and money with a colleague",
    heldBy: { COMPLIANCE: "g", CONTENT: "da", ADMIN: "g", AUDITOR: "r" },
  },
  "banner.publish": { says: "Publish a banner, and end one", heldBy: { CONTENT: "d", AUDITOR: "r" } },
  "money.reverse": { says: "Request or approve a reversal", heldBy: { FINANCE: "ag", AUDITOR: "r" } },
  "audit.read": { says: "Read everyone’s acts in the audit log", heldBy: { COMPLIANCE: "d", AUDITOR: "d" } },
  "audit.export": { says: "Export the audit log", heldBy: { COMPLIANCE: "d", AUDITOR: "d" } },
  "delivery.read": {
    says: "View which notices were sent, what became of them and what they cost",
    heldBy: { SUPPORT: "r", MODERATOR: "r", COMPLIANCE: "r", CONTENT: "r", ADMIN: "r", AUDITOR: "r" },
  },
  "notice.resend": {
    says: "Send a person’s notice again",
    heldBy: { SUPPORT: "d", MODERATOR: "d", COMPLIANCE: "d" },
  },
  "job.retry": { says: "Retry a dead job", heldBy: { FINANCE: "d", ADMIN: "d", AUDITOR: "r" } },
  "role.grant": { says: "Request or approve a role for a person", heldBy: { ADMIN: "ag", AUDITOR: "r" } },
  "break_glass.ratify": {
    says: "Ratify a permission that was taken in an emergency",
    heldBy: { ADMIN: "d", AUDITOR: "r" },
  },
  "role.revoke": { says: "End a role", heldBy: { ADMIN: "d", AUDITOR: "r" } },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;

/** The grades of a person's roles combined, by permission. */
export type Grants = Readonly<Partial<Record<Permission, Grades>>>;

/** The initial grants of these roles. */
function defaultGrants(roles: readonly StaffRole[]): Grants {
  const held = Object.entries<PermissionRow>(permissions).map(
    ([name, { heldBy }]) => [name, roles.map((role) => heldBy[role] ?? "").join("")] as const,
  );
  return Object.fromEntries(held.filter(([, grades]) => grades !== ""));
}

/** A staff actor with the initial grants of these roles. */
export const staffActor = (id: string, ...roles: StaffRole[]) => ({
  id,
  roles,
  grants: defaultGrants(roles),
});

const permissionRefusals = refusals({
  own_money: { status: 403, says: "This is your own money, so a colleague has to decide." },
});

/** The part of an actor that permissions need. */
export interface Holder {
  readonly id: string;
  readonly grants?: Grants;
  readonly lapsed?: { readonly hasFactor: boolean };
}

/** Whether the actor can read what this permission covers. */
export const mayRead = ({ grants }: Holder, permission: Permission): boolean =>
  grants?.[permission] !== undefined;

/** Whether the actor can act under this permission, alone or with a colleague; `grades` restricts the accepted letters. */
export const may = ({ grants }: Holder, permission: Permission, grades: Grades = "dago"): boolean =>
  grants?.[permission]?.split("").some((letter) => grades.includes(letter)) ?? false;

/** Throws Refusal not_found unless the actor can act under this permission; step_up_needed if they have been away. */
export function mustHold(by: Holder, permission: Permission): void {
  if (!may(by, permission)) throw refusalFor(by);
}

/** Throws Refusal not_found unless the actor can read under this permission; step_up_needed if they have been away. */
export function mustRead(by: Holder, permission: Permission): void {
  if (!mayRead(by, permission)) throw refusalFor(by);
}

/** For what only staff can do. What it is stays unsaid to everyone else. */
export const refusalFor = ({ lapsed }: Pick<Holder, "lapsed">): Refusal =>
  lapsed ? new Refusal(kernelRefusals.step_up_needed, lapsed) : new Refusal(kernelRefusals.not_found);

/** Staff cannot decide about their own money. Throws Refusal not_found, own_money. */
export function mustHoldFor(by: Holder, permission: Permission, ownerId: string): void {
  mustHold(by, permission);
  if (by.id === ownerId) throw new Refusal(permissionRefusals.own_money);
}
