import "server-only";
import { defaultGateway, type GatewayName } from "@/lib/gateways/names";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { mayRead, mustRead } from "@/lib/kernel/permissions";
import { invariant } from "@/lib/kernel/refusal";
import type { PauseCause } from "./reasons";

/** Payouts through a gateway, for those who may pause or resume them. */
export interface PayoutSwitchState {
  gateway: GatewayName;
  stopped: { since: Date; pausedFor: PauseCause; byName: string | null } | null;
  /** An open request to resume them. */
  request: { id: string; creatorName: string; reason: string } | null;
  /** How many resumptions were requested before; makes the next request's key unique. */
  askedBefore: number;
  /** How many payouts wait to be sent. */
  waiting: number;
  version: bigint;
}

/** @throws Refusal not_found without payouts.pause or payouts.resume */
export async function payoutSwitchFor(by: Actor, gateway = defaultGateway()): Promise<PayoutSwitchState> {
  if (!mayRead(by, "payouts.resume")) mustRead(by, "payouts.pause");
  const row = await queryOne<
    Omit<PayoutSwitchState, "stopped" | "gateway"> & {
      stoppedAt: Date | null;
      pausedFor: PauseCause | null;
      byName: string | null;
    }
  >(sql`
    select g.version, g.stopped_at, g.paused_for,
      (select u.name from (
          select * from audit where subject_kind = 'payout_switch' and subject_id = g.id::text and act in ('payouts.pause', 'wallet.stop_payouts')
          order by id desc limit 1) a
        join person u on u.id = a.actor_id where a.act = 'payouts.pause') as by_name,
      (select jsonb_build_object('id', a.id, 'creatorName', c.name, 'reason', a.reason) from approval_record a
        join person c on c.id = a.creator_id
        where a.act = 'payouts.resume' and a.subject_id = g.id and a.state = 'ASKED' and a.expires_at > app_now()) as request,
      (select count(*)::int from approval_record a where a.act = 'payouts.resume' and a.subject_id = g.id) as asked_before,
      (select count(*)::int from payout_record p where p.gateway = g.gateway and p.state = 'QUEUED') as waiting
    from payout_switch g where g.gateway = ${gateway}`);
  invariant(row, "every gateway has its switch");
  const { stoppedAt, pausedFor, byName, ...rest } = row;
  return {
    ...rest,
    gateway,
    stopped: stoppedAt && { since: stoppedAt, pausedFor: pausedFor ?? "differences", byName },
  };
}
