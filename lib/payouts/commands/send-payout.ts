import "server-only";
import {
  lockAllowance,
  type Restrictions,
  restrictionsIn,
  stoppingAt,
} from "@/lib/identity/restrictions/restrictions";
import { after } from "@/lib/kernel/clock";
import { type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { raw, sql } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { payoutSwitch } from "@/lib/reconciliation/machine";
import { payoutTimes } from "../limits";
import { readPayout } from "../payout-row";
import { payoutRefusals } from "../refusals";
import { nextCheck, type PayoutFacts, type PayoutMoved, payoutsHeldUntil, planPayout } from "../rules";

/** The payout as the worker read it: each version gets one decision. */
export type Seen = Pick<PayoutFacts, "id" | "version">;

export const keyOf = (move: string, { id, version }: Seen) => `payout-${move}:${id}:${version}`;

interface Sendable extends PayoutFacts {
  gate: { id: string; version: string; isStopped: boolean };
  /** The owner's account was closed since the request. */
  isClosed: boolean;
  restrictions: Restrictions;
  /** The owner has not repaid the loss of a chargeback. */
  isOwing: boolean;
  /** Money came to the owner by an agreement that is not verified. */
  hasUnverifiedGain: boolean;
}

const begin = command<{ id: string }, Sendable, PayoutMoved>({
  act: "wallet.begin_payout",
  read: ({ id }) => sql`
    select p.*, jsonb_build_object('id', g.id, 'version', g.version::text, 'isStopped', g.stopped_at is not null) as gate,
      u.closed_at is not null as is_closed, ${raw(restrictionsIn("a"))} as restrictions,
      exists (select from chargeback c where c.user_id = u.id and c.recovered_minor < c.loss_minor) as is_owing,
      has_unverified_gain(u.id)
    from (${readPayout(id)}) p join app_user u on u.id = p.user_id join allowance a on a.user_id = u.id
      join payout_switch g on g.gateway = p.gateway`,
  decide(payout) {
    const { now, gate, isClosed, restrictions, isOwing, hasUnverifiedGain } = payout;
    if (gate.isStopped) throw new Refusal(payoutRefusals.payouts_stopped);
    const held = payoutsHeldUntil(restrictions, now);
    const isBarred = !held && stoppingAt(restrictions, "sendPayout", now) !== undefined;
    if (isClosed || isBarred) throw new Refusal(payoutRefusals.owner_may_not_withdraw);
    if (isOwing) throw new Refusal(payoutRefusals.owner_owes);
    if (hasUnverifiedGain) throw new Refusal(payoutRefusals.gain_not_verified);
    // The phone number was changed after the payout was queued.
    if (held) return planPayout(payout, "wait", { set: { checkAt: held.until } });
    return planPayout(payout, "begin", {
      ...lockAllowance(payout.userId),
      rows: [payoutSwitch.expect({ id: gate.id, version: BigInt(gate.version) })],
      set: { checkAt: after(now, payoutTimes.firstCheck) },
    });
  },
});

const send = command<{ id: string; transferCode: string | null }, PayoutFacts, PayoutMoved>({
  act: "wallet.send_payout",
  read: ({ id }) => readPayout(id),
  decide: (payout, { transferCode }) =>
    planPayout(payout, "send", {
      set: { transferCode, checkAt: nextCheck(payout, payout.now) },
    }),
});

const wait = command<
  { id: string; why: string | null; milliseconds: number | null },
  PayoutFacts,
  PayoutMoved
>({
  act: "wallet.wait_for_payout",
  read: ({ id }) => readPayout(id),
  decide: (payout, { why, milliseconds }) =>
    planPayout(payout, "wait", {
      set: {
        checkAt: milliseconds === null ? nextCheck(payout, payout.now) : after(payout.now, milliseconds),
        ...(why && { failure: why }),
      },
    }),
});

/**
 * Records the intent to send, before the gateway is called. Refused while payouts are paused; a concurrent duplicate gets a
 * replay, and must not send.
 * @throws Refusal - payouts_stopped, owner_may_not_withdraw, owner_owes, gain_not_verified, moved_on
 */
export const beginPayout = (seen: Seen): Promise<Answer<PayoutMoved>> =>
  begin(SYSTEM, keyOf("begin", seen), { id: seen.id });

/** The gateway has accepted the transfer. */
export const recordSent = (seen: Seen, transferCode: string | null): Promise<Answer<PayoutMoved>> =>
  send(SYSTEM, keyOf("sent", seen), { id: seen.id, transferCode });

/** Schedules the next check, after `milliseconds` or with growing intervals. `why` is for staff. */
export const postponePayout = (
  seen: Seen,
  milliseconds: number | null = null,
  why: string | null = null,
): Promise<Answer<PayoutMoved>> => wait(SYSTEM, keyOf("wait", seen), { id: seen.id, why, milliseconds });
