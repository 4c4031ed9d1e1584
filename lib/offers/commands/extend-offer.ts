import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { offerEvents } from "../events";
import { IN_MARKET } from "../in-market";
import { offer as offerMachine, STAFF_EXTENSION_DAYS } from "../machine";
import { isOpen, type OfferState } from "../rules";

const extensionRefusals = refusals({
  own_offer: { status: 403, says: "This is your own offer, so a colleague has to do it." },
  offer_over: { status: 409, says: "This offer has ended." },
  extended_enough: {
    status: 422,
    field: "days",
    says: ({ left }) =>
      Number(left) === 0
        ? `Staff have already let this offer run ${STAFF_EXTENSION_DAYS} days longer.`
        : `This offer can run at most ${String(left)} days longer.`,
  },
});

interface OfferToExtend {
  id: string;
  version: bigint;
  sellerId: string;
  state: OfferState;
  expiresAt: Date;
  extendedDays: number;
}

/**
 * Staff let an offer run some days longer, thirty in all. Its seller reads why.
 * @throws Refusal - not_found, own_offer, offer_over, extended_enough
 */
export const extendOffer = command<
  { offerId: string; days: number; reason: string; reasonCode?: ReasonCode },
  OfferToExtend,
  { offerId: string }
>({
  act: "offer.extend",
  read: ({ offerId }) => sql`
    select id, version, seller_id, state::text as state, expires_at, extended_days from offer o where id = ${offerId}::uuid ${IN_MARKET}`,
  decide(offer, { offerId, days, reason, reasonCode }, by) {
    mustHold(by, "offer.extend");
    if (by.id === offer.sellerId) throw new Refusal(extensionRefusals.own_offer);
    if (!isOpen(offer.state) || offer.expiresAt <= offer.now) throw new Refusal(extensionRefusals.offer_over);
    const left = STAFF_EXTENSION_DAYS - offer.extendedDays;
    if (days > left) throw new Refusal(extensionRefusals.extended_enough, { left });
    return {
      subject: { kind: "offer", id: offerId },
      rows: [offerMachine.move(offer, "extend", { days, extensionReason: reason })],
      audit: [
        {
          actorId: by.id,
          act: "offer.extend",
          subjectKind: "offer",
          subjectId: offerId,
          reason,
          detail: { days, reasonCode },
        },
      ],
      events: [offerEvents.extended({ offerId, userId: offer.sellerId })],
      result: { offerId },
    };
  },
});
