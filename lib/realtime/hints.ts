import type { RelayedEvent } from "@/lib/kernel/slice";
import {
  type Hint,
  type HintFacts,
  type HintName,
  OFFERS_CHANNEL,
  STAFF_CHANNEL,
  tradeChannel,
  userChannel,
} from "./channels";

type Payload = RelayedEvent["payload"];
type Heard = [channel: string, event: HintName, facts?: Omit<HintFacts, "v" | "id">];

const partiesOf = ({ buyerId, sellerId }: Payload) => [userChannel(`${buyerId}`), userChannel(`${sellerId}`)];

const toEach = (channels: string[], ...events: HintName[]): Heard[] =>
  channels.flatMap((channel) => events.map((event): Heard => [channel, event]));

const moved = ({ tradeId, version }: Payload): Heard => [
  tradeChannel(`${tradeId}`),
  "trade.moved",
  { version: `${version}` },
];

/** Staff wait for trades that come to be disputed, or stop being so. */
const queued = ({ fromState, state }: Payload): Heard[] =>
  fromState === "DISPUTED" || state === "DISPUTED" ? [[STAFF_CHANNEL, "queue.changed"]] : [];

const offer = (event: "offer.gone" | "offer.fresh", { offerId }: Payload): Heard => [
  OFFERS_CHANNEL,
  event,
  { offerId: `${offerId}` },
];

const walletOf = ({ userId }: Payload): Heard[] => toEach([userChannel(`${userId}`)], "wallet.changed");

/** Who hears of an event, and what. */
const heard: Record<string, (payload: Payload) => Heard[]> = {
  "trade.opened": (trade) => [
    offer("offer.gone", trade),
    ...toEach(partiesOf(trade), "trades.changed", "wallet.changed"),
  ],
  "trade.moved": (trade) => [moved(trade), ...toEach(partiesOf(trade), "trades.changed"), ...queued(trade)],
  "trade.ended": (trade) => [
    moved(trade),
    ...toEach(partiesOf(trade), "trades.changed", "wallet.changed"),
    ...queued(trade),
    // A cancelled trade may have given its offer back to the market: whoever looks at the market looks again.
    ...(trade.state === "COMPLETED" ? [] : [offer("offer.fresh", trade)]),
  ],
  "offer.published": (payload) => [offer("offer.fresh", payload)],
  "offer.ended": (payload) => [offer("offer.gone", payload)],
  "deposit.paid": walletOf,
  "deposit.failed": walletOf,
  "deposit.expired": walletOf,
  "approval.moved": () => toEach([STAFF_CHANNEL], "queue.changed"),
  "payouts.stopped": () => toEach([STAFF_CHANNEL], "queue.changed"),
  "payouts.resumed": () => toEach([STAFF_CHANNEL], "queue.changed"),
  "deposit.quarantined": (deposit) => [...walletOf(deposit), [STAFF_CHANNEL, "queue.changed"]],
  "deposit.released": walletOf,
  "refund.requested": walletOf,
  "refund.sent": walletOf,
  "refund.needs_attention": (refund) => [...walletOf(refund), [STAFF_CHANNEL, "queue.changed"]],
  "refund.done": walletOf,
  "refund.failed": walletOf,
  "chargeback.opened": (chargeback) => [...walletOf(chargeback), [STAFF_CHANNEL, "queue.changed"]],
  "chargeback.answered": () => toEach([STAFF_CHANNEL], "queue.changed"),
  "chargeback.delivered": () => toEach([STAFF_CHANNEL], "queue.changed"),
  "chargeback.won": (chargeback) => [...walletOf(chargeback), [STAFF_CHANNEL, "queue.changed"]],
  "chargeback.lost": (chargeback) => [...walletOf(chargeback), [STAFF_CHANNEL, "queue.changed"]],
  "payout.moved": (payout) => [...walletOf(payout), [STAFF_CHANNEL, "queue.changed"]],
  "chat.sent": ({ tradeId, sequence }) => [
    [tradeChannel(`${tradeId}`), "chat.sent", { sequence: Number(sequence) }],
  ],
  "chat.read": ({ tradeId, sequence, by }) => [
    [
      tradeChannel(`${tradeId}`),
      "chat.read",
      { sequence: Number(sequence), by: by === "buyer" ? "buyer" : "seller" },
    ],
  ],
};

/** Topics that somebody's screen waits for. */
export const heardTopics: readonly string[] = Object.keys(heard);

/** The hints that an event of the outbox gives. */
export function hintsOf({ id, topic, payload }: RelayedEvent): Hint[] {
  const all = heard[topic]?.(payload) ?? [];
  return all.map(([channel, event, facts]) => ({ channel, event, data: { v: 1, id, ...facts } }));
}
