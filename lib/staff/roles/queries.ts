import "server-only";
import { maskEmail } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mustRead, type StaffRole } from "@/lib/kernel/permissions";

/** A role that a person holds. */
export interface HeldRole {
  grantId: string;
  role: StaffRole;
  since: Date;
  /** Who agreed to it; null for the first administrators. */
  agreedBy: string | null;
}

export interface StaffMember {
  id: string;
  name: string;
  /** Masked. */
  email: string;
  hasFactor: boolean;
  roles: HeldRole[];
}

/** Everyone with a role, by name. Throws Refusal not_found. */
export async function staffMembers(by: Actor): Promise<StaffMember[]> {
  mustRead(by, "role.grant");
  const rows = await query<
    Omit<StaffMember, "roles"> & { roles: (Omit<HeldRole, "since"> & { since: string })[] }
  >(sql`
    select p.id, p.name, p.email, has_factor(p.id) as has_factor, held.roles
    from (
      select g.user_id, jsonb_agg(jsonb_build_object('grantId', g.id, 'role', g.role, 'since', g.created_at, 'agreedBy', e.name)
        order by g.role) as roles
      from staff_grant g left join approval a on a.id = g.approval_id left join person e on e.id = a.approver_id
      where g.ended_at is null group by g.user_id) held
    join person p on p.id = held.user_id order by p.name, p.id`);
  return rows.map((row) => ({
    ...row,
    email: maskEmail(row.email),
    roles: row.roles.map((held) => ({ ...held, since: new Date(held.since) })),
  }));
}

/** A person to whom a role may be granted, found by their whole email address. */
export interface Candidate {
  id: string;
  name: string;
  email: string;
}

/** Undefined if nobody has proven this address. Throws Refusal not_found. */
export async function candidateFor(by: Actor, email: string): Promise<Candidate | undefined> {
  mustRead(by, "role.grant");
  return queryOne<Candidate>(sql`
    select id, name, email from person
    where email = ${email.trim().toLowerCase()} and email_verified_at is not null and closed_at is null`);
}
