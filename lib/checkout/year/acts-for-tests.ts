import {
  acceptRuling,
  acceptSettlement,
  agreeCancel,
  appealRuling,
  concedeTrade,
  offerSettlement,
  openDispute,
  writeStatement,
} from "@/lib/disputes";
import { contestReturn } from "@/lib/disputes/commands/open-dispute";
import type { Actor, Answer } from "@/lib/kernel/command";
import {
  agreeExtension,
  approveTrade,
  beginTrade,
  cancelTrade,
  declineProposal,
  proposeCancel,
  proposeExtension,
  withdrawProposal,
} from "@/lib/trades";
import {
  agreeReturn,
  agreeSplit,
  proposeReturn,
  proposeSplit,
  receiveReturn,
  shipBack,
} from "@/lib/trades/parcel/commands/go-back";
import { handOver, renewCode } from "@/lib/trades/parcel/commands/hand-over";
import { agreeMeeting, proposeMeeting } from "@/lib/trades/parcel/commands/meet";
import { sayDelivered, sayHandedOver, shipTrade, undoShipping } from "@/lib/trades/parcel/commands/send";
import { placeCheckout } from "../commands/place-checkout";

/** An act of a person as data, so that another process can do the same. Amounts are digits. */
export interface Act {
  name: ActName;
  by: string;
  key: string;
  input: Record<string, unknown>;
}

type Doing = (by: Actor, key: string, input: never) => Promise<Answer<unknown>>;

type Digits<Input, Name extends keyof Input> = Omit<Input, Name> & Record<Name, string>;
type Return = Parameters<typeof proposeReturn>[2];
type Settlement = Parameters<typeof offerSettlement>[2];

/** What a buyer and a seller can do about an order, by the names of its moves. */
const acts = {
  buy: placeCheckout,
  begin: beginTrade,
  cancel: cancelTrade,
  ship: shipTrade,
  "undo-ship": undoShipping,
  "hand-over": handOver,
  "renew-code": renewCode,
  "say-delivered": sayDelivered,
  "say-handed-over": sayHandedOver,
  "propose-meeting": proposeMeeting,
  "agree-meeting": agreeMeeting,
  approve: approveTrade,
  "propose-cancel": proposeCancel,
  "agree-cancel": agreeCancel,
  "propose-extension": proposeExtension,
  "agree-extension": agreeExtension,
  "decline-proposal": declineProposal,
  "withdraw-proposal": withdrawProposal,
  "propose-return": (by: Actor, key: string, { wayBackMinor, ...input }: Digits<Return, "wayBackMinor">) =>
    proposeReturn(by, key, { ...input, wayBackMinor: BigInt(wayBackMinor) }),
  "agree-return": agreeReturn,
  "propose-split": (
    by: Actor,
    key: string,
    { tradeId, refunds }: { tradeId: string; refunds: Record<string, string> },
  ) => {
    const minor = Object.entries(refunds).map(([line, digits]) => [line, BigInt(digits)] as const);
    return proposeSplit(by, key, { tradeId, refunds: Object.fromEntries(minor) });
  },
  "agree-split": agreeSplit,
  "return-ship": shipBack,
  "return-received": receiveReturn,
  "contest-return": contestReturn,
  dispute: openDispute,
  state: writeStatement,
  concede: concedeTrade,
  offer: (by: Actor, key: string, { refundMinor, ...input }: Digits<Settlement, "refundMinor">) =>
    offerSettlement(by, key, { ...input, refundMinor: BigInt(refundMinor) }),
  "accept-offer": acceptSettlement,
  accept: acceptRuling,
  appeal: appealRuling,
} satisfies Record<string, Doing>;

export type ActName = keyof typeof acts;

export const isAct = (name: string): name is ActName => name in acts;

export const perform = ({ name, by, key, input }: Act): Promise<Answer<unknown>> =>
  (acts[name] as Doing)({ id: by, roles: [] }, key, input as never);
