import { machine } from "@/lib/kernel/machine";
import { BLOCK_DAYS, BRAKE_HOURS, BRAKES_A_DAY, brakeKinds, type CancelPause, cancelPauses } from "./kinds";

export const restrictionStates = ["ACTIVE", "LIFTED", "EXPIRED"] as const;
export type RestrictionState = (typeof restrictionStates)[number];

/** Blocks have their own permission. */
const holds = (who: string, verb: { block: string; other: string }) =>
  `(${who} = system_id() or staff_may(${who}, case kind when 'blocked' then '${verb.block}' else '${verb.other}' end))`;

/** The system pauses for cancelling, in one way, for a time, and for as many cancels as that takes. */
const pausesFor = (as: CancelPause) => {
  const { kind, subject, cancels, hours } = cancelPauses[as];
  return `(r.subject_kind is distinct from '${subject}' or coalesce(r.by_id = system_id() and r.kind = '${kind}'
          and r.until <= r.created_at + interval '${String(hours)} hours'
          and cancels_held_against(r.user_id, '${as}', r.created_at, r.id) >= ${String(cancels)}, false))`;
};

/** A restriction of a user, with reason and end. A trigger keeps `allowance.restricted` in sync. */
export const restriction = machine("restriction", {
  states: restrictionStates,
  parties: { person: "r.user_id" },
  insert: {
    by: ["system", "staff:person.block", "staff:person.freeze"],
    columns: [
      "id",
      "user_id",
      "kind",
      "reason",
      "note",
      "until",
      "subject_kind",
      "subject_id",
      "approval_id",
    ],
    fixed: { by_id: "who" },
    checks: {
      "its maker may set one of its kind": holds("r.by_id", {
        block: "person.block",
        other: "person.freeze",
      }),
      "its end is still to come": "r.until is null or r.until > r.created_at",
      "a brake is the system's, for a day at most, and takes nothing but what moves money": `r.subject_kind is distinct from 'brake'
          or coalesce(r.by_id = system_id() and r.kind in (${brakeKinds.map((kind) => `'${kind}'`).join(", ")})
            and r.until <= r.created_at + interval '${String(BRAKE_HOURS)} hours', false)`,
      "a person brakes three times a day": `r.subject_kind is distinct from 'brake' or ${String(BRAKES_A_DAY)} >= (
          select count(distinct b.subject_id) from restriction b
          where b.user_id = r.user_id and b.subject_kind = 'brake' and b.created_at > r.created_at - interval '24 hours')`,
      "a pause for cancelled orders is the system's, for its time, and for three that are held against its person": `${pausesFor("seller")} and ${pausesFor("buyer")}`,
      "a long block, or one of staff, is agreed to by two": `r.kind <> 'blocked' or r.by_id = system_id()
          or r.until <= r.created_at + interval '${String(BLOCK_DAYS)} days' and not exists (select from staff_member m where m.user_id = r.user_id)
          or exists (select from approval a where a.id = r.approval_id and a.act = 'person.block' and a.state = 'AGREED' and a.ended_at = r.created_at
            and a.approver_id = r.by_id and a.beneficiary_id = r.user_id and a.subject_id = r.id
            and (a.detail->>'until')::timestamptz is not distinct from r.until)`,
    },
  },
  moves: {
    /** No one lifts a restriction that they made or asked for, except the system. */
    lift: {
      by: ["system", "staff:person.unblock", "staff:person.unfreeze"],
      from: ["ACTIVE"],
      to: "LIFTED",
      if: `(who = system_id() or by_id <> who and not exists (select from approval a where a.id = r.approval_id and a.creator_id = who)) and ${holds("who", { block: "person.unblock", other: "person.unfreeze" })}`,
      sets: ["lift_reason"],
      fixed: { lifted_by_id: "who", lifted_at: "at" },
    },
    /** The person takes back what they stopped by text. */
    resume: {
      by: ["person"],
      from: ["ACTIVE"],
      to: "LIFTED",
      if: "subject_kind = 'brake'",
      fixed: { lifted_by_id: "who", lifted_at: "at", lift_reason: "'Lifted by its owner.'" },
    },
    expire: { by: ["system"], from: ["ACTIVE"], to: "EXPIRED", if: "until <= at" },
  },
});
