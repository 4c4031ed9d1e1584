import "server-only";
import { z } from "zod";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { keyFor } from "@/lib/kernel/ids";
import { roleConflicts, type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { roleEvents } from "../events";
import { roleRefusals } from "./refusals";

interface Facts {
  name: string;
  roles: StaffRole[];
  /** The grants that the person ever had: a role granted anew is another subject. */
  grants: string;
  hasFactor: boolean;
  isReachable: boolean;
}

const roleNames = Object.keys(staffRoles) as [StaffRole, ...StaffRole[]];

/** Grants a role to a person. Two administrators decide; neither can be the person. */
export const grantRole = approvable({
  act: "role.grant",
  detail: z.strictObject({ userId: z.uuid(), role: z.enum(roleNames) }),
  read: ({ userId }) => sql`
    select p.name, array(select role from staff_member where user_id = p.id order by role) as roles,
      (select count(*) from staff_grant where user_id = p.id)::text as grants,
      has_factor(p.id) as has_factor, p.email_verified_at is not null as is_reachable
    from person p where p.id = ${userId}::uuid and p.closed_at is null`,
  about: ({ name, grants }: Facts, { userId, role }) => ({
    subject: {
      kind: "staff_grant",
      id: keyFor("role", userId, role, grants),
      auditId: userId,
      name,
      href: "/admin/roles",
    },
    beneficiary: userId,
  }),
  mayRequest({ roles, hasFactor, isReachable }, { role }) {
    if (roles.includes(role)) throw new Refusal(roleRefusals.has_role);
    const other = roles.find((held) => areInConflict(held, role));
    if (other) throw new Refusal(roleRefusals.role_conflicts, { other: staffRoles[other].toLowerCase() });
    if (!isReachable) throw new Refusal(roleRefusals.not_reachable);
    if (!hasFactor && env().STAFF_FACTOR === "required") throw new Refusal(roleRefusals.no_factor);
  },
  effectText: ({ name, roles }, { role }) => ({
    says: `Give ${name} the role ${staffRoles[role]}`,
    changes: [{ what: "Roles", now: listOf(roles), after: listOf([...roles, role]) }],
  }),
  run: (_facts, { userId, role }, _by, { id: approvalId, subjectId }) => ({
    subject: { kind: "staff_grant", id: subjectId },
    insert: [{ table: "staff_grant", row: { approvalId } }],
    events: [roleEvents.granted({ userId, role })],
    result: { userId, role },
  }),
});

const areInConflict = (one: StaffRole, other: StaffRole): boolean =>
  roleConflicts.some((pair) => pair.includes(one) && pair.includes(other));

const listOf = (roles: readonly StaffRole[]): string =>
  roles
    .map((role) => staffRoles[role])
    .sort()
    .join(", ") || "none";
