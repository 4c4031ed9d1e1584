import { listingEvents } from "@/lib/catalog/events";
import { chatEvents } from "@/lib/chat/events";
import { chargebackEvents, depositEvents, refundEvents } from "@/lib/deposits/events";
import { disputeEvents } from "@/lib/disputes/events";
import { identityEvents } from "@/lib/identity/events";
import { approvalEvents } from "@/lib/kernel/approvals/events";
import type { EventTopic } from "@/lib/kernel/events/declare";
import type { RelayedEvent } from "@/lib/kernel/slice";
import { noticeEvents } from "@/lib/notifications/events";
import { offerEvents } from "@/lib/offers/events";
import { payoutEvents } from "@/lib/payouts/events";
import { payoutsEvents } from "@/lib/reconciliation/events";
import { settingsEvents } from "@/lib/settings/events";
import { shipmentEvents } from "@/lib/shipments/events";
import { breakGlassEvents, caseEvents } from "@/lib/staff/events";
import { supportEvents } from "@/lib/support/events";
import { outageEvents, tradeEvents } from "@/lib/trades/events";
import { parcelEvents } from "@/lib/trades/parcel/events";
import {
  CLOCK_CHANNEL,
  type Hint,
  type HintFacts,
  type HintName,
  OFFERS_CHANNEL,
  SETTINGS_CHANNEL,
  STAFF_CHANNEL,
  tradeChannel,
  userChannel,
} from "./channels";

type ChannelHint = [channel: string, event: HintName, facts?: Omit<HintFacts, "v" | "id">];

interface Listener {
  event: EventTopic;
  hints: (payload: never) => ChannelHint[];
}

/** Declares the hints of an event. */
const listen = <Carried>(
  event: EventTopic<Carried>,
  hints: (payload: NoInfer<Carried>) => ChannelHint[],
): Listener => ({ event, hints });

const toEach = (channels: string[], ...names: HintName[]): ChannelHint[] =>
  channels.flatMap((channel) => names.map((name): ChannelHint => [channel, name]));

const partiesOf = ({ buyerId, sellerId }: { buyerId: string; sellerId: string }) => [
  userChannel(buyerId),
  userChannel(sellerId),
];

const moved = ({ tradeId, version }: { tradeId: string; version: string }): ChannelHint => [
  tradeChannel(tradeId),
  "trade.moved",
  { version },
];

/** The staff queue contains disputed trades. */
const queued = ({ fromState, state }: { fromState: string | null; state: string }): ChannelHint[] =>
  fromState === "DISPUTED" || state === "DISPUTED" ? staff() : [];

const offer = (name: "offer.gone" | "offer.fresh", { offerId }: { offerId: string }): ChannelHint => [
  OFFERS_CHANNEL,
  name,
  { offerId },
];

/** To its seller, on whatever page of theirs shows it. */
const listing = ({ offerId, sellerId }: { offerId: string; sellerId: string }): ChannelHint => [
  userChannel(sellerId),
  "listing.changed",
  { offerId },
];

/** The same of a listing of goods, whose offer has its id. */
const ownListing = ({ listingId, sellerId }: { listingId: string; sellerId: string }): ChannelHint[] => [
  listing({ offerId: listingId, sellerId }),
];

const wallet = ({ userId }: { userId: string }): ChannelHint[] =>
  toEach([userChannel(userId)], "wallet.changed");
const staff = (): ChannelHint[] => toEach([STAFF_CHANNEL], "queue.changed");
const supported = ({ userId }: { userId: string }): ChannelHint[] => [
  ...toEach([userChannel(userId)], "support.changed"),
  ...toEach([STAFF_CHANNEL], "queue.changed", "support.changed"),
];
const clocks = (): ChannelHint[] => toEach([CLOCK_CHANNEL], "clock.changed");
const walletAndStaff = (payload: { userId: string }): ChannelHint[] => [...wallet(payload), ...staff()];

/** The events that are published to browsers. */
export const listeners: readonly Listener[] = [
  listen(tradeEvents.opened, (trade) => [
    offer("offer.gone", trade),
    ...toEach(partiesOf(trade), "trades.changed", "wallet.changed"),
  ]),
  listen(tradeEvents.moved, (trade) => [
    moved(trade),
    ...toEach(partiesOf(trade), "trades.changed"),
    ...queued(trade),
  ]),
  listen(tradeEvents.ended, (trade) => [
    moved(trade),
    ...toEach(partiesOf(trade), "trades.changed", "wallet.changed"),
    ...queued(trade),
    // A cancelled trade can have returned its offer to the market.
    ...(trade.state === "COMPLETED" ? [] : [offer("offer.fresh", trade)]),
  ]),
  listen(parcelEvents.recoded, ({ tradeId }) => [[tradeChannel(tradeId), "parcel.changed"]]),
  listen(shipmentEvents.answered, ({ tradeId }) => [[tradeChannel(tradeId), "parcel.changed"]]),
  listen(shipmentEvents.moved, ({ tradeId }) => [[tradeChannel(tradeId), "parcel.changed"]]),
  listen(parcelEvents.locked, ({ tradeId }) => [[tradeChannel(tradeId), "parcel.changed"]]),
  listen(disputeEvents.moved, ({ tradeId, ...parties }) => [
    [tradeChannel(tradeId), "dispute.moved"],
    ...toEach(partiesOf(parties), "trades.changed"),
    ...staff(),
  ]),
  listen(disputeEvents.review_started, ({ tradeId }) => [
    [tradeChannel(tradeId), "dispute.moved"],
    ...staff(),
  ]),
  listen(disputeEvents.evidence_added, ({ tradeId }) => [
    [tradeChannel(tradeId), "dispute.moved"],
    ...staff(),
  ]),
  listen(disputeEvents.evidence_hidden, ({ tradeId }) => [
    [tradeChannel(tradeId), "dispute.moved"],
    ...staff(),
  ]),
  listen(offerEvents.published, (payload) => [offer("offer.fresh", payload), listing(payload)]),
  listen(offerEvents.extended, ({ offerId, userId }) => [
    offer("offer.fresh", { offerId }),
    listing({ offerId, sellerId: userId }),
  ]),
  listen(offerEvents.resumed, (payload) => [offer("offer.fresh", payload), listing(payload)]),
  listen(offerEvents.paused, (payload) => [offer("offer.gone", payload), listing(payload)]),
  listen(offerEvents.ended, (payload) => [offer("offer.gone", payload), listing(payload)]),
  listen(listingEvents.published, ownListing),
  listen(listingEvents.changed, ownListing),
  listen(listingEvents.ended, ownListing),
  listen(listingEvents.approved, (payload) => [...ownListing(payload), ...staff()]),
  listen(listingEvents.rejected, (payload) => [...ownListing(payload), ...staff()]),
  listen(listingEvents.taken_down, (payload) => [...ownListing(payload), ...staff()]),
  listen(listingEvents.expiring, ownListing),
  listen(listingEvents.queued, staff),
  listen(listingEvents.queue_changed, staff),
  listen(depositEvents.paid, wallet),
  listen(depositEvents.failed, wallet),
  listen(depositEvents.expired, wallet),
  listen(depositEvents.quarantined, walletAndStaff),
  listen(depositEvents.released, walletAndStaff),
  listen(approvalEvents.moved, staff),
  listen(settingsEvents.changed, ({ keys, version }) => [
    [SETTINGS_CHANNEL, "settings.changed", { keys: keys.split(","), version }],
    ...staff(),
  ]),
  listen(breakGlassEvents.taken, staff),
  listen(breakGlassEvents.ratified, staff),
  listen(identityEvents.appealed, staff),
  listen(identityEvents.appeal_answered, staff),
  listen(identityEvents.tax_number_sent, staff),
  listen(identityEvents.tax_number_left, staff),
  listen(identityEvents.tax_number_decided, staff),
  listen(supportEvents.moved, supported),
  listen(supportEvents.answered, supported),
  listen(caseEvents.assigned, staff),
  listen(caseEvents.late, staff),
  listen(identityEvents.blocked, ({ userId }) => toEach([userChannel(userId)], "user.blocked")),
  listen(outageEvents.moved, () => [...clocks(), ...staff()]),
  listen(outageEvents.applied, () => [...clocks(), ...staff()]),
  listen(payoutsEvents.stopped, staff),
  listen(payoutsEvents.paused, staff),
  listen(payoutsEvents.distrusted, staff),
  listen(payoutsEvents.resumed, staff),
  listen(refundEvents.requested, walletAndStaff),
  listen(refundEvents.sent, wallet),
  listen(refundEvents.needs_attention, walletAndStaff),
  listen(refundEvents.done, walletAndStaff),
  listen(refundEvents.failed, walletAndStaff),
  listen(chargebackEvents.opened, walletAndStaff),
  listen(chargebackEvents.answered, staff),
  listen(chargebackEvents.delivered, staff),
  listen(chargebackEvents.won, walletAndStaff),
  listen(chargebackEvents.lost, walletAndStaff),
  listen(payoutEvents.moved, walletAndStaff),
  listen(noticeEvents.made, ({ userId, urgent }) => [
    [userChannel(userId), "inbox.changed", { priority: urgent ? "high" : "normal" }],
  ]),
  listen(noticeEvents.read, ({ userId }) => toEach([userChannel(userId)], "inbox.changed")),
  listen(chatEvents.sent, ({ tradeId, sequence }) => [[tradeChannel(tradeId), "chat.sent", { sequence }]]),
  listen(chatEvents.read, ({ tradeId, sequence, by }) => [
    [tradeChannel(tradeId), "chat.read", { sequence, by }],
  ]),
];

const byTopic = new Map(listeners.map(({ event, hints }) => [event.topic, hints]));

/** The hints of an outbox event. */
export function hintsOf({ id, topic, payload }: RelayedEvent): Hint[] {
  const all = byTopic.get(topic)?.(payload as never) ?? [];
  return all.map(([channel, event, facts]) => ({ channel, event, data: { v: 1, id, ...facts } }));
}
