import "server-only";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { BRAKE_HOURS, BRAKES_A_DAY, brakeKinds, type RestrictionKind } from "../kinds";
import { planRestriction, planResume } from "../plans";
import { restrictingRefusals } from "../refusals";

const HOUR = 3_600_000;

/**
 * Pauses an account because its owner asked for it by text: for 24 hours nothing is bought, withdrawn or released. The system's alone.
 * @param input.replyId - the text that asked for it; each pauses once
 * @throws Refusal - not_found, braked_today after the third within 24 hours
 */
export const brakeAccount = command<
  { userId: string; replyId: string },
  { used: number },
  { userId: string; until: string }
>({
  act: "identity.brake",
  read: ({ userId, replyId }) => sql`
    select (select count(distinct r.subject_id)::int from restriction r where r.user_id = u.id and r.subject_kind = 'brake'
      and r.subject_id <> ${replyId}::uuid and r.created_at > app_now() - interval '24 hours') as used
    from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.erased_at is null`,
  decide({ now, used }, { userId, replyId }, by) {
    if (used >= BRAKES_A_DAY) throw new Refusal(restrictingRefusals.braked_today);
    const until = new Date(now.getTime() + BRAKE_HOURS * HOUR);
    const reason = "You paused your account by text.";
    const subject = { kind: "brake", id: replyId };
    return composePlan(
      { result: { userId, until: until.toISOString() } },
      ...brakeKinds.map((kind) => planRestriction(by.id, { userId, kind, reason, until, subject })),
    );
  },
});

interface Paused {
  /** The restrictions of all pauses by text that are in force. */
  paused: { id: string; version: string; kind: RestrictionKind }[];
}

/**
 * Lifts what the person has paused by text, and no other restriction. Reauthentication comes first.
 * @throws Refusal - restriction_lifted
 */
export const resumeAccount = command<object, Paused, { userId: string }>({
  act: "identity.resume",
  read: (_input, by) => sql`
    select coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'version', r.version::text, 'kind', r.kind)) from restriction r
      where r.user_id = u.id and r.subject_kind = 'brake' and r.state = 'ACTIVE'), '[]') as paused
    from app_user u where u.id = ${by.id}::uuid`,
  decide({ paused }, _input, by) {
    const [first, ...others] = paused.map(({ version, ...one }) =>
      planResume({ ...one, version: BigInt(version), userId: by.id }),
    );
    if (!first) throw new Refusal(restrictingRefusals.restriction_lifted);
    return composePlan({ result: { userId: by.id } }, first, ...others);
  },
});
