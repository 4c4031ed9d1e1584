import "server-only";
import { defaultGateway, type GatewayName, isGatewayName } from "@/lib/gateways/names";
import { type Actor, type Answer, command, SYSTEM } from "@/lib/kernel/command";
import { transfer } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { invariant, Refusal, refusals } from "@/lib/kernel/refusal";
import { gatewayAccount, ownBank } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import type { TheirRecord } from "./compare/records";
import { payoutsEvents } from "./events";
import { payoutSwitch } from "./machine";

const reconciliationRefusals = refusals({
  not_stopped: "Payouts aren’t paused. Reload the page to see the latest.",
});

interface GateFacts {
  id: string;
  version: bigint;
  stoppedAt: Date | null;
}

const readGate = (gateway: string) =>
  sql`select id, version, stopped_at from payout_switch where gateway = ${gateway}`;

const stop = command<
  { gateway: string; gate: string; because: string[] },
  GateFacts & { byId: bigint },
  { stopped: boolean }
>({
  act: "wallet.stop_payouts",
  read: ({ gateway }) => sql`
    select gate.*, (select max(id) from reconciliation where gateway = ${gateway}) as by_id from (${readGate(gateway)}) gate`,
  decide({ id, version, stoppedAt, byId }, { gateway, gate, because }, by) {
    if (stoppedAt || version.toString() !== gate) return { result: { stopped: false } };
    const audit = { actorId: by.id, act: "wallet.stop_payouts", subjectKind: "payout_switch", subjectId: id };
    return {
      rows: [payoutSwitch.move({ id, version }, "stop", { stoppedById: byId })],
      audit: [{ ...audit, detail: { because, reconciliation: byId.toString() } }],
      events: [payoutsEvents.stopped({ gateway, reconciliationId: byId.toString() })],
      result: { stopped: true },
    };
  },
});

/**
 * Stops payouts, once for each version of the gate. A payout that is just being sent expects the same row, so that of the
 * two only one goes through.
 */
export async function stopPayouts(gateway: string, gate: bigint, because: string[]): Promise<boolean> {
  try {
    const { result, replayed } = await stop(SYSTEM, `stop-payouts:${gateway}:${gate}`, {
      gateway,
      gate: gate.toString(),
      because,
    });
    return result.stopped && !replayed;
  } catch (error) {
    if (error instanceof Refusal) return false; // another run has stopped them, perhaps for another reason
    throw error;
  }
}

const resume = command<{ gateway: string; reason: string }, GateFacts, { resumed: true }>({
  act: "wallet.resume_payouts",
  read: ({ gateway }) => readGate(gateway),
  decide({ id, version, stoppedAt }, { gateway, reason }, by) {
    mustHold(by, "payouts.resume");
    if (!stoppedAt) throw new Refusal(reconciliationRefusals.not_stopped);
    const audit = {
      actorId: by.id,
      act: "wallet.resume_payouts",
      subjectKind: "payout_switch",
      subjectId: id,
      reason,
    };
    return {
      rows: [payoutSwitch.move({ id, version }, "resume")],
      audit: [{ ...audit, detail: { stoppedAt: stoppedAt.toISOString() } }],
      events: [payoutsEvents.resumed({ gateway })],
      result: { resumed: true },
    };
  },
});

/**
 * Staff let payouts go on. Where the difference is still there, the second run from now stops them again.
 * @throws Refusal - not_found for whoever is not finance staff, not_stopped
 */
export function resumePayouts(by: Actor, key: string, reason: string): Promise<Answer<{ resumed: true }>> {
  mustHold(by, "payouts.resume");
  return resume(by, key, { gateway: defaultGateway(), reason });
}

interface Settled {
  gateway: GatewayName;
  gatewayRecordId: string;
  amountMinor: bigint;
  direction: "settled" | "topped_up";
}

const record = command<Settled, { known: boolean }, { gatewayRecordId: string }>({
  act: "wallet.record_settlement",
  read: ({ gateway, gatewayRecordId }) => sql`
    select exists (select from settlement where gateway = ${gateway} and gateway_record_id = ${gatewayRecordId}) as known`,
  decide({ known }, { gateway, gatewayRecordId, amountMinor, direction }) {
    if (known) return { result: { gatewayRecordId } };
    const id = keyFor("settlement", gateway, gatewayRecordId);
    const account = gatewayAccount(gateway, HOME);
    const isOut = direction === "settled";
    const [from, to] = isOut ? [ownBank(HOME), account] : [account, ownBank(HOME)];
    const kind = isOut ? "gateway_settlement" : "gateway_top_up";
    return {
      subject: { kind: "settlement", id },
      insert: [
        {
          table: "settlement",
          row: { id, gateway, gatewayRecordId, direction, currency: HOME, amountMinor },
        },
      ],
      transfers: [transfer(kind, from, to, amountMinor)],
      result: { gatewayRecordId },
    };
  },
});

/** Books money between the gateway and our bank, under the key of the gateway's record. Its balance has moved already. */
export async function recordSettlement(gateway: string, { id, effectMinor }: TheirRecord): Promise<void> {
  invariant(id && effectMinor !== 0n, "a settlement has an id and an amount");
  invariant(isGatewayName(gateway), "a settlement is some gateway's");
  const isOut = effectMinor < 0n;
  const settled: Settled = {
    gateway,
    gatewayRecordId: id,
    amountMinor: isOut ? -effectMinor : effectMinor,
    direction: isOut ? "settled" : "topped_up",
  };
  await record(SYSTEM, `settlement:${gateway}:${id}`, settled);
}
