import type { RequestDocument } from "@/lib/kernel/approvals/document";
import { type Actor, type Answer, type StaffRole, SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { staffActor } from "@/lib/kernel/permissions";
import { declineRequest } from "@/lib/staff/approvals/answers";
import { claimCase } from "@/lib/staff/queues/commands";
import { reassignLate } from "@/lib/staff/queues/reassign-late";
import {
  acceptOffer,
  agreeExtension,
  approveTrade,
  beginTrade,
  cancelTrade,
  declineProposal,
  deliverTrade,
  proposeCancel,
  proposeExtension,
  stopParts,
  undoDelivery,
  withdrawProposal,
} from "@/lib/trades";
import { extendTrade } from "@/lib/trades/commands/extend-trade";
import { tradeReactions } from "@/lib/trades/reactions";
import {
  acceptRuling,
  acceptSettlement,
  agreeCancel,
  appealRuling,
  concedeTrade,
  offerSettlement,
  openDispute,
  openStaffReview,
  ruleOnTrade,
  startReview,
  withdrawClaim,
  writeReply,
  writeStatement,
} from "..";
import { disputeReactions } from "../reactions";
import { ruleByTwo } from "../rulings/rule";
import type { RulingInput } from "../schema";
import { declineSettlement, withdrawSettlement } from "../settlement/commands";

/** An act as data, so that another process can do the same: what it needs apart from its trade is in `more`, as JSON. */
export interface Act {
  name: ActName;
  by: { id: string; roles: StaffRole[] };
  key: string;
  tradeId: string;
  more: Record<string, unknown>;
}

interface Taken {
  offerId: string;
  offerVersion: string;
  priceMinor: string;
  delivery: Record<string, string>;
}

type Doing = (by: Actor, key: string, input: never) => Promise<Answer<unknown>>;

const rules = [...(tradeReactions.due ?? []), ...(disputeReactions.due ?? [])];

/** What people, staff and the clock can do, by name. */
const acts = {
  take: (by: Actor, key: string, { offer }: { offer: Taken }) =>
    acceptOffer(by, key, {
      ...offer,
      offerVersion: BigInt(offer.offerVersion),
      priceMinor: BigInt(offer.priceMinor),
    }),
  begin: beginTrade,
  deliver: deliverTrade,
  "undo-deliver": undoDelivery,
  approve: approveTrade,
  cancel: cancelTrade,
  "propose-cancel": proposeCancel,
  "agree-cancel": agreeCancel,
  "propose-extension": proposeExtension,
  "agree-extension": agreeExtension,
  "decline-proposal": declineProposal,
  "withdraw-proposal": withdrawProposal,
  stop: stopParts,
  extend: extendTrade,
  dispute: openDispute,
  "withdraw-claim": withdrawClaim,
  "staff-review": openStaffReview,
  state: writeStatement,
  reply: writeReply,
  concede: concedeTrade,
  offer: (by: Actor, key: string, { refundMinor, ...input }: { tradeId: string; refundMinor: string }) =>
    offerSettlement(by, key, { ...input, refundMinor: BigInt(refundMinor) }),
  "accept-offer": acceptSettlement,
  "decline-offer": declineSettlement,
  "withdraw-offer": withdrawSettlement,
  accept: acceptRuling,
  appeal: appealRuling,
  claim: (by: Actor, key: string, { kind, subjectId }: { kind: "disputes" | "appeals"; subjectId: string }) =>
    claimCase(by, key, { kind, subjectId }),
  review: startReview,
  rule: (by: Actor, key: string, input: RulingInput & { tradeId: string }) => ruleOnTrade(by, key, input),
  /** As `approvals.agree` does it, without all the other acts that two people do. */
  "agree-ruling": async (by: Actor, key: string, shown: { id: string; digest: string }) => {
    const stored = await queryOne<{ document: string }>(
      sql`select document from approval where id = ${shown.id}::uuid`,
    );
    return ruleByTwo.agree(JSON.parse(stored?.document ?? "") as RequestDocument)(by, key, shown);
  },
  "decline-ruling": (by: Actor, key: string, { id, reason }: { id: string; reason: string }) =>
    declineRequest(by, key, { id, reason }),
  /** The job of a deadline, as the worker runs it. */
  clock: async (_by: Actor, _key: string, { job, id, version }: DueJob): Promise<Answer<unknown>> => {
    await rules.find((rule) => rule.job === job)?.run({ id, version });
    return { result: null, replayed: false };
  },
  /** What follows from a late decision. */
  reassign: async (_by: Actor, _key: string, input: { disputeId: string; outboxId: string }) => {
    await reassignLate(input.disputeId, input.outboxId);
    return { result: null, replayed: false };
  },
} satisfies Record<string, Doing>;

export type ActName = keyof typeof acts;

export interface DueJob {
  job: string;
  id: string;
  version: string;
}

/** The rules of the clock that concern trades and disputes. */
export const clockRules = rules;

/** Does it. */
export function perform({ name, by, key, tradeId, more }: Act): Promise<Answer<unknown>> {
  const actor = by.id === SYSTEM.id ? SYSTEM : staffActor(by.id, ...by.roles);
  const input = name === "extend" || !("id" in more) ? { tradeId, ...more } : more;
  return (acts[name] as Doing)(actor, key, input as never);
}
