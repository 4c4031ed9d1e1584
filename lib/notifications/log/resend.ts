import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { noticeEvents } from "../events";
import { type Channel, channels, modeOf, type NoticeKey, resendableBy } from "../kinds";

export interface Resend {
  noticeId: string;
  channel: Channel;
  reason: string;
  reasonCode?: ReasonCode;
}

interface Facts {
  userId: string;
  key: string;
  /** Some of it was sent again on this channel. */
  wasResent: boolean;
  /** It waits, so it comes anyway. */
  isWaiting: boolean;
  hasAddress: boolean;
  hasComplained: boolean;
}

const resendRefusals = refusals({
  resent_already: "This notice was already sent again on this channel. It can’t be a third time.",
  still_waiting: "This notice has not gone out on this channel yet. It will by itself.",
  never_by_channel: { status: 422, says: ({ channel }) => `This kind of notice never goes by ${channel}.` },
  no_address: "The person has no verified address on this channel, or it bounced.",
  optional_complained: "The person reported our email as spam, so only what can’t be switched off is mailed.",
});

/**
 * Sends a notice again on one channel, with the words that are then in force, though it was read. Once.
 * @throws Refusal - not_found, and those above
 */
export const resendNotice = command<Resend, Facts, { noticeId: string; channel: Channel }>({
  act: "notice.resend",
  read: ({ noticeId, channel }) => sql`
    select n.user_id, n.key,
      exists (select from delivery d where d.notice_id = n.id and d.channel = ${channel}::delivery_channel and d.round = 1) as was_resent,
      exists (select from delivery d where d.notice_id = n.id and d.channel = ${channel}::delivery_channel and d.state = 'QUEUED') as is_waiting,
      case ${channel} when 'MAIL' then u.email_verified_at is not null and s.bounced is distinct from u.email
        when 'TEXT' then u.phone_verified_at is not null
        else exists (select from push_subscription p where p.user_id = n.user_id and p.gone_at is null) end as has_address,
      (s.complained_at > coalesce(s.saved_at, '-infinity')) is true as has_complained
    from notice n join person u on u.id = n.user_id and u.erased_at is null left join notification_setting s on s.user_id = n.user_id
    where n.id = ${noticeId}::uuid`,
  decide(facts, { noticeId, channel, reason, reasonCode }, by) {
    mustHold(by, "notice.resend");
    if (!resendableBy(facts.key).includes(channel))
      throw new Refusal(resendRefusals.never_by_channel, { channel: channels[channel].toLowerCase() });
    if (facts.wasResent) throw new Refusal(resendRefusals.resent_already);
    if (facts.isWaiting) throw new Refusal(resendRefusals.still_waiting);
    if (!facts.hasAddress) throw new Refusal(resendRefusals.no_address);
    if (channel === "MAIL" && facts.hasComplained && modeOf(facts.key as NoticeKey, channel) !== "always")
      throw new Refusal(resendRefusals.optional_complained);
    const { userId, key } = facts;
    return {
      audit: [
        {
          actorId: by.id,
          act: "notice.resend",
          subjectKind: "notice",
          subjectId: noticeId,
          reason,
          detail: { userId, key, channel, reasonCode },
        },
      ],
      events: [noticeEvents.resent({ noticeId, channel })],
      result: { noticeId, channel },
    };
  },
});

/** A delivery of its own, which neither a choice nor a reading keeps from being sent. */
export async function sendAgain({ noticeId, channel }: Pick<Resend, "noticeId" | "channel">): Promise<void> {
  await query(sql`
    insert into delivery (id, notice_id, channel, is_certain, due_at, round)
    select uuidv7(), id, ${channel}::delivery_channel, true, app_now(), 1 from notice where id = ${noticeId}::uuid
    on conflict (notice_id, channel, round) do nothing`);
}
