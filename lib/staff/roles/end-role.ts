import "server-only";
import { approval } from "@/lib/kernel/approvals/machine";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold, type StaffRole } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { roleEvents } from "../events";
import { staffGrant } from "./machine";
import { roleRefusals } from "./refusals";

interface Facts {
  version: bigint;
  userId: string;
  role: StaffRole;
  isOver: boolean;
  /** The other administrators who can act. */
  administrators: number;
  /** The holder's open requests that their other roles do not let them make. */
  requests: { id: string; version: string }[];
}

/**
 * Ends a role. The same commit signs its holder out everywhere, and ends their open requests that needed the role.
 * @throws Refusal - not_found (also for one's own role), role_ended, last_administrators
 */
export const endRole = command<
  { grantId: string; reason: string; reasonCode?: ReasonCode },
  Facts,
  { userId: string }
>({
  act: "role.end",
  read: ({ grantId }, by) => sql`
    select g.version, g.user_id, g.role, g.ended_at is not null as is_over,
      (select count(*) from staff_grant o
       where o.role = 'ADMIN' and o.ended_at is null and o.id <> g.id and is_active_staff(o.user_id))::int as administrators,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version::text) order by a.id), '[]')
       from approval a join act_rule u on u.act = a.act
       where a.creator_id = g.user_id and a.state = 'ASKED' and a.beneficiary_id is distinct from ${by.id}::uuid and not exists (
         select from staff_grant o join role_permission p on p.role = o.role
         where o.user_id = g.user_id and o.id <> g.id and o.ended_at is null and p.permission = u.permission and p.grades ~ 'a')) as requests
    from staff_grant g where g.id = ${grantId}::uuid and g.user_id <> ${by.id}::uuid`,
  decide({ version, userId, role, isOver, administrators, requests }, { grantId, reason, reasonCode }, by) {
    mustHold(by, "role.revoke");
    if (isOver) throw new Refusal(roleRefusals.role_ended);
    if (role === "ADMIN" && administrators < 2) throw new Refusal(roleRefusals.last_administrators);
    return {
      subject: { kind: "staff_grant", id: grantId },
      rows: [
        staffGrant.move({ id: grantId, version }, "end", { endReason: reason }),
        ...requests.map((one) => approval.move({ id: one.id, version: BigInt(one.version) }, "stale")),
      ],
      audit: [
        {
          actorId: by.id,
          act: "role.end",
          subjectKind: "staff_grant",
          subjectId: userId,
          reason,
          detail: { role, reasonCode },
        },
      ],
      events: [roleEvents.ended({ userId, role })],
      result: { userId },
    };
  },
});
