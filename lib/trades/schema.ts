import { z } from "zod";
import { assertionSchema } from "@/lib/identity/factors/schema";
import { moneySchema, pageSchema } from "@/lib/kernel/schema";
import { networkSchema } from "../offers/schema";
import { tradeStates } from "./moves";

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

/** `pictureId` is null where somebody shows no picture. */
const partySchema = { id: z.string(), name: z.string(), pictureId: z.uuid().nullable() };

export const TradeView = z.object({
  id: z.string(),
  version: z.string(),
  offerId: z.string(),
  kind: z.literal("AIRTIME"),
  state: z.enum(tradeStates),
  /** Who the viewer is in this trade. */
  role: z.enum(["buyer", "seller", "moderator"]),
  network: networkSchema,
  faceValue: moneySchema,
  price: moneySchema,
  fee: moneySchema,
  feeBps: z.number().int(),
  sellerGets: moneySchema,
  /** What the trade's escrow holds now. */
  escrow: moneySchema,
  /** E.164; null for a seller who has not begun. */
  recipientPhone: z.string().nullable(),
  buyer: z.object(partySchema),
  seller: z.object({ ...partySchema, verified: z.boolean() }),
  begunAt: time.nullable(),
  deliveredAt: time.nullable(),
  deadlineAt: time.nullable(),
  proposal: z.object({ kind: z.enum(["cancel", "extension"]), by: z.enum(["buyer", "seller"]) }).nullable(),
  createdAt: time,
  endedAt: time.nullable(),
  now: time,
  moves: z.array(TimelineView),
  /** What the viewer may do now. */
  openMoves: z.array(z.string()),
});
export type TradeView = z.infer<typeof TradeView>;

export const TradeSummary = z.object({
  id: z.string(),
  state: z.enum(tradeStates),
  role: z.enum(["buyer", "seller"]),
  partnerName: z.string(),
  network: networkSchema,
  faceValue: moneySchema,
  price: moneySchema,
  begun: z.boolean(),
  deadlineAt: time.nullable(),
  createdAt: time,
});
export type TradeSummary = z.infer<typeof TradeSummary>;

export const FindTrades = pageSchema.extend({
  role: z.enum(["buyer", "seller"]).optional(),
  state: z.enum(tradeStates).optional(),
});

export const TradePage = z.object({ items: z.array(TradeSummary), nextCursor: z.string().nullable() });

export const TradeId = z.strictObject({ id: z.uuid() });

/** A buyer with a passkey sends its signature along where the seller is paid. */
export const PayingMove = z.strictObject({ id: z.uuid(), signature: assertionSchema.optional() });

/** What a buyer sends to take an offer: the number, and the price and version that they saw. */
export const AcceptOffer = z.strictObject({
  id: z.uuid(),
  recipientPhone: z.string().min(1, "Enter the phone number to top up.").max(30),
  price: moneySchema,
  offerVersion: z.string().regex(/^\d{1,18}$/),
});

export const TradeMovedView = z.object({
  tradeId: z.string(),
  state: z.enum(tradeStates),
  version: z.string(),
});
