import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { after, DAY, HOUR } from "@/lib/kernel/clock";
import { type Actor, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { readSetting, settingNow } from "@/lib/kernel/settings";
import { identityEvents } from "../events";
import { planLift } from "../restrictions/plans";
import { type AppealState, blockAppeal } from "./machine";

export const appealRefusals = refusals({
  already_appealed: { status: 409, says: "You have already appealed against this block." },
  too_late: { status: 409, says: "The time to appeal against this block has passed." },
  own_block: { status: 403, says: "You set this block, so a colleague has to answer." },
  answered: { status: 409, says: "A colleague has already answered this appeal, or the block has ended." },
});

interface BlockFacts {
  restrictionId: string;
  blockedAt: Date;
  hasAppealed: boolean;
  setting: unknown;
}

/**
 * A blocked person appeals against their block, once.
 * @throws Refusal - not_found where they are not blocked, already_appealed, too_late
 */
export const appealBlock = command<{ text: string }, BlockFacts, { appealId: string; dueAt: string }>({
  act: "identity.appeal",
  read: (_input, by) => sql`
    select r.id as restriction_id, r.created_at as blocked_at, ${settingNow("block_appeals")} as setting,
      exists (select from block_appeal a where a.restriction_id = r.id) as has_appealed
    from restriction r where r.user_id = ${by.id}::uuid and r.kind = 'blocked' and restriction_binds(r.state, r.until)
    order by r.until desc nulls first, r.created_at desc limit 1`,
  decide({ now, restrictionId, blockedAt, hasAppealed, setting }, { text }, by) {
    if (hasAppealed) throw new Refusal(appealRefusals.already_appealed);
    const { withinDays, answerHours } = readSetting("block_appeals", setting);
    if (now > after(blockedAt, withinDays * DAY)) throw new Refusal(appealRefusals.too_late);
    const id = newId();
    return {
      subject: { kind: "block_appeal", id },
      insert: [{ table: "block_appeal", row: { id, restrictionId, text } }],
      audit: [
        {
          actorId: by.id,
          act: "identity.appeal",
          subjectKind: "user",
          subjectId: by.id,
          detail: { restrictionId },
        },
      ],
      events: [identityEvents.appealed({ appealId: id })],
      result: { appealId: id, dueAt: after(now, answerHours * HOUR).toISOString() },
    };
  },
});

interface AppealFacts {
  version: bigint;
  state: AppealState;
  isOwn: boolean;
  isInForce: boolean;
  userId: string;
  restriction: { id: string; version: bigint };
}

const readAppeal = ({ id }: { id: string }, by: Actor) => sql`
  select a.version, a.state::text as state, a.user_id, r.id as restriction__id, r.version as restriction__version,
    restriction_binds(r.state, r.until) as is_in_force,
    exists (select from restriction x left join approval_record q on q.id = x.approval_id
      where x.id = a.restriction_id and (x.by_id = ${by.id}::uuid or q.creator_id = ${by.id}::uuid)) as is_own
  from block_appeal a join restriction r on r.id = a.restriction_id
  where a.id = ${id}::uuid and a.user_id <> ${by.id}::uuid`;

function mustAnswer({ state, isOwn, isInForce }: AppealFacts, by: Actor): void {
  mustHold(by, "person.unblock");
  if (isOwn) throw new Refusal(appealRefusals.own_block);
  if (state !== "OPEN" || !isInForce) throw new Refusal(appealRefusals.answered);
}

type Answer = { id: string; reason: string; reasonCode?: ReasonCode };

/**
 * Declines an appeal: the block stays as it is.
 * @throws Refusal - not_found, own_block, answered
 */
export const declineAppeal = command<Answer, AppealFacts, { userId: string }>({
  act: "identity.decline_appeal",
  read: readAppeal,
  decide(facts, { id, reason, reasonCode }, by) {
    mustAnswer(facts, by);
    const { version, userId } = facts;
    return {
      subject: { kind: "block_appeal", id },
      rows: [blockAppeal.move({ id, version }, "decline", { answer: reason })],
      audit: [
        {
          actorId: by.id,
          act: "identity.decline_appeal",
          subjectKind: "user",
          subjectId: userId,
          reason,
          detail: { reasonCode },
        },
      ],
      events: [identityEvents.appeal_answered({ userId, appealId: id })],
      result: { userId },
    };
  },
});

/**
 * Grants an appeal: its block is lifted in the same commit; others stay.
 * @throws Refusal - not_found, own_block, answered
 */
export const grantAppeal = command<Answer, AppealFacts, { userId: string }>({
  act: "identity.grant_appeal",
  read: readAppeal,
  decide(facts, { id, reason, reasonCode }, by) {
    mustAnswer(facts, by);
    const { version, userId, restriction } = facts;
    const lift = planLift(by.id, { ...restriction, userId, kind: "blocked" }, reason, reasonCode);
    return {
      ...lift,
      subject: { kind: "block_appeal", id },
      rows: [...(lift.rows ?? []), blockAppeal.move({ id, version }, "grant", { answer: reason })],
      events: [identityEvents.appeal_answered({ userId, appealId: id })],
      result: { userId },
    };
  },
});
