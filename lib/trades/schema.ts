import { z } from "zod";
import { type AssetKind, withDelivery, withTerms } from "@/lib/assets";
import { assertionSchema } from "@/lib/identity/factors/schema";
import { pageSchema, text } from "@/lib/kernel/input/fields";
import { anyMoneySchema, moneySchema, unitCount } from "@/lib/kernel/schema";
import { tradeStates } from "./moves";
import { MeetingSchema, SentSchema } from "./parcel/schema";
import { orderStatuses } from "./parcel/statuses";

const roles = ["buyer", "seller", "clock", "moderator"] as const;
const time = z.iso.datetime();

export const TimelineView = z.object({
  sequence: z.number().int(),
  move: z.string(),
  actorRole: z.enum(roles),
  toState: z.enum(tradeStates),
  note: z.string().nullable(),
  at: time,
});
export type TimelineView = z.infer<typeof TimelineView>;

/** `pictureId` is null if the person has no picture. */
const stoppedSchema = {
  /** What was down: an operator, a gateway, or Amana. */
  what: z.string(),
};

const partySchema = { id: z.string(), name: z.string(), pictureId: z.uuid().nullable() };

export const TradeView = withDelivery({
  id: z.string(),
  version: z.string(),
  offerId: z.string(),
  /** Lines after the first, whose terms these are: a title says how many more there are. */
  moreLines: z.number().int(),
  state: z.enum(tradeStates),
  /** Who the viewer is in this trade. */
  role: z.enum(["buyer", "seller", "moderator"]),
  price: moneySchema,
  /** Which part of a checkout it is, with all of them in their order; null where it is a trade alone. */
  part: z
    .object({
      checkoutId: z.string(),
      number: z.number().int(),
      of: z.number().int(),
      completed: z.number().int(),
      /** What all parts are, and what they cost together. */
      wholeTitle: z.string(),
      wholePrice: moneySchema,
      all: z.array(z.object({ id: z.string(), number: z.number().int(), state: z.enum(tradeStates) })),
      /** The part by which the viewer may stop those that wait: a `stop` of it ends all from it on. */
      stopsAt: z.string().nullable(),
    })
    .nullable(),
  /** How it is sent, and what it is as an order of goods; null for kinds that are not sent. */
  parcel: z
    .object({
      checkoutId: z.string(),
      /** The delivery fee, which has a hold of its own until the trade ends. */
      fee: moneySchema,
      /** What is left of it, and of what the seller added, once a label of ours is paid. */
      feeLeft: moneySchema,
      /** A label of ours is booked for it. */
      isLabelled: z.boolean(),
      /** Price and delivery. */
      total: moneySchema,
      way: z.object({ name: z.string(), isPickUp: z.boolean() }),
      from: z.object({ state: z.string(), lga: z.string() }),
      /** The day by which it was quoted to arrive. */
      promisedUntil: z.iso.date(),
      status: z.enum(orderStatuses),
      /** How many days the buyer may look at it once it is there. */
      windowDays: z.number().int(),
      sent: SentSchema.nullable(),
      sentAt: time.nullable(),
      /** Where and when its two meet, as they agreed. */
      meeting: MeetingSchema.nullable(),
      /** By what it is known to have arrived: its carrier, the buyer's code, or the seller's word. */
      proof: z.enum(["CARRIER", "CODE", "WORD"]).nullable(),
      /** What goes back to the seller: who pays for both ways, what the seller put up for the way back, and how it was sent. */
      back: z
        .object({
          paidBy: z.enum(["buyer", "seller"]),
          wayBack: moneySchema,
          sent: SentSchema.nullable(),
          sentAt: time.nullable(),
          /** Its carrier did not find the buyer, and sent it back. */
          isBounced: z.boolean(),
        })
        .nullable(),
      /** On its way back. */
      isSentBack: z.boolean(),
      /** A carrier proves that the seller has it back. */
      isBack: z.boolean(),
      /** The buyer's own code, from the start until it is used; shown to the seller at the hand-over. */
      code: z.object({ secret: z.string(), digits: z.string(), isVoid: z.boolean() }).nullable(),
      /** What the seller needs to read the code: SHA-256 of its secret, and how often digits can be tried. */
      reader: z
        .object({ hash: z.string(), triesLeft: z.number().int(), lockedUntil: time.nullable() })
        .nullable(),
    })
    .nullable(),
  /** What was put up: the price, or the units of a seller whose buyer performs. Fee and share are parts of it. */
  hold: anyMoneySchema,
  fee: anyMoneySchema,
  feeBps: z.number().int(),
  performerGets: anyMoneySchema,
  /** What the trade's escrow holds now. */
  escrow: anyMoneySchema,
  /** What was bought, offer by offer; the trade's own terms are those of the first. */
  lines: z.array(
    z.object({
      offerId: z.string(),
      title: z.string(),
      units: z.string(),
      unitPrice: moneySchema,
      /** The value added tax within its price, as it was when it was bought. */
      vat: moneySchema,
    }),
  ),
  buyer: z.object(partySchema),
  seller: z.object({ ...partySchema, verified: z.boolean() }),
  begunAt: time.nullable(),
  deliveredAt: time.nullable(),
  /** Moved already by the time of every outage that has ended. */
  deadlineAt: time.nullable(),
  /** An outage stops the clock: no deadline runs out until it has ended, and then it is later by the outage's time. */
  stoppedBy: z.object({ ...stoppedSchema, since: time }).nullable(),
  /** By which outages the deadline was moved, oldest first, and by how many milliseconds. */
  stops: z.array(z.object({ ...stoppedSchema, from: time, until: time, milliseconds: z.number() })),
  /** One at a time. It is open until then, or until the trade's state changes. */
  proposal: z
    .object({
      kind: z.enum(["cancel", "extension", "meeting", "return", "split"]),
      by: z.enum(["buyer", "seller"]),
      until: time,
      ...MeetingSchema.partial().shape,
      /** Of a return: who pays for both ways, and what the seller puts up for the way back, in minor units. */
      paidBy: z.enum(["buyer", "seller"]).optional(),
      wayBackMinor: z.string().optional(),
      /** Of goods that are kept for less: what goes back of each line, by its number, and in all, in minor units. */
      refunds: z.record(z.string(), z.string()).optional(),
      refundMinor: z.string().optional(),
    })
    .nullable(),
  createdAt: time,
  endedAt: time.nullable(),
  now: time,
  moves: z.array(TimelineView),
  /** What the viewer may do now. */
  openMoves: z.array(z.string()),
});
export type TradeView = z.infer<typeof TradeView>;
/** One of this kind. */
export type TradeOf<Kind extends AssetKind> = Extract<TradeView, { kind: Kind }>;

export const TradeSummary = withTerms({
  id: z.string(),
  state: z.enum(tradeStates),
  /** Lines after the first, whose terms these are: a title says how many more there are. */
  moreLines: z.number().int(),
  role: z.enum(["buyer", "seller"]),
  partnerName: z.string(),
  price: moneySchema,
  /** Which part of a checkout it is, how many parts are completed, and what all of them are and cost; null where it is a trade alone. */
  part: z
    .object({
      checkoutId: z.string(),
      number: z.number().int(),
      of: z.number().int(),
      completed: z.number().int(),
      wholeTitle: z.string(),
      wholePrice: moneySchema,
    })
    .nullable(),
  begun: z.boolean(),
  /** What it waits for from you: your turn, an answer to a proposal, or your side of a dispute. */
  need: z.enum(["turn", "answer", "statement"]).nullable(),
  deadlineAt: time.nullable(),
  /** An outage stops the clock until it has ended. */
  isStopped: z.boolean(),
  createdAt: time,
});
export type TradeSummary = z.infer<typeof TradeSummary>;

export const FindTrades = pageSchema.extend({
  role: z.enum(["buyer", "seller"]).optional(),
  state: z.enum(tradeStates).optional(),
});

export const TradePage = z.object({ items: z.array(TradeSummary), nextCursor: z.string().nullable() });

export const TradeId = z.strictObject({ id: z.uuid() });

/** Of goods, why: a code of the party who cancels. */
export const CancelTrade = z.strictObject({ id: z.uuid(), reason: text().max(40).optional() });

/** A buyer with a passkey sends its signature along where the seller is paid. */
export const SignedMove = z.strictObject({ id: z.uuid(), signature: assertionSchema.optional() });

/** What a buyer sends to take an offer: what its kind asks for, and the price and version that they saw. */
export const AcceptOffer = z.strictObject({
  id: z.uuid(),
  /** Of airtime: the number that gets it. */
  delivery: z.record(text().max(100), text().max(2_000)),
  /** Of one unit. */
  price: moneySchema,
  /** How many, of kinds that are counted; one unless it says more. */
  units: unitCount.optional(),
  /** Pay the price from the wallet now and have it instantly, where the kind allows it. */
  atOnce: z.literal(true).optional(),
  offerVersion: text().regex(/^\d{1,18}$/),
});
