import "server-only";
import { type CancelPause, cancelPauses } from "@/lib/identity/restrictions/kinds";
import { planRestriction } from "@/lib/identity/restrictions/plans";
import { after, HOUR } from "@/lib/kernel/clock";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";

interface Cancelled {
  userId: string;
  as: CancelPause;
  /** The order whose cancelling was one too many. */
  tradeId: string;
}

/**
 * The system's: pauses a seller's publishing, or a buyer's buying, for a time once as many cancels as that takes are held against them. Those
 * before a pause are not counted again.
 * @throws Refusal - moved_on where there are fewer
 */
export const pauseForCancels = command<Cancelled, { held: number }, { userId: string }>({
  act: "identity.pause_for_cancels",
  read: ({ userId, as }) => sql`
    select cancels_held_against(u.id, ${as}, app_now(), null) as held
    from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.erased_at is null`,
  decide({ held, now }, { userId, as, tradeId }, by) {
    const { kind, cancels, hours, subject, says } = cancelPauses[as];
    if (held < cancels) throw new Refusal(kernelRefusals.moved_on);
    return {
      result: { userId },
      ...planRestriction(by.id, {
        userId,
        kind,
        reason: says,
        until: after(now, hours * HOUR),
        subject: { kind: subject, id: tradeId },
        isAnnounced: true,
      }),
    };
  },
});
