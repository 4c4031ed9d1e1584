import "server-only";
import { type GatewayName, isGatewayName } from "@/lib/gateways/names";
import { command, SYSTEM } from "@/lib/kernel/command";
import { transfer } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { invariant, Refusal } from "@/lib/kernel/refusal";
import { gatewayAccount, ownBank } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import type { TheirRecord } from "./compare/records";
import { payoutsEvents } from "./events";
import { payoutSwitch } from "./machine";
import { readSwitch, type SwitchFacts } from "./switch-row";

const stop = command<
  { gateway: string; switchVersion: string; because: string[] },
  SwitchFacts & { byId: bigint },
  { stopped: boolean }
>({
  act: "wallet.stop_payouts",
  read: ({ gateway }) => sql`
    select current.*, (select max(id) from reconciliation where gateway = ${gateway}) as by_id from (${readSwitch(gateway)}) current`,
  decide({ id, version, stoppedAt, byId }, { gateway, switchVersion, because }, by) {
    if (stoppedAt || version.toString() !== switchVersion) return { result: { stopped: false } };
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
 * Pauses payouts, once for each version of the switch. A payout being sent expects the same version, so only one of the two
 * commits.
 */
export async function stopPayouts(gateway: string, version: bigint, because: string[]): Promise<boolean> {
  try {
    const { result, replayed } = await stop(SYSTEM, `stop-payouts:${gateway}:${version}`, {
      gateway,
      switchVersion: version.toString(),
      because,
    });
    return result.stopped && !replayed;
  } catch (error) {
    if (error instanceof Refusal) return false; // a concurrent run paused them, perhaps for another reason
    throw error;
  }
}

interface SettlementInput {
  gateway: GatewayName;
  gatewayRecordId: string;
  amountMinor: bigint;
  direction: "settled" | "topped_up";
}

const record = command<SettlementInput, { known: boolean }, { gatewayRecordId: string }>({
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

/** Books a settlement or top-up that has already moved the gateway's balance. Its record is the idempotency key. */
export async function recordSettlement(gateway: string, { id, effectMinor }: TheirRecord): Promise<void> {
  invariant(id && effectMinor !== 0n, "a settlement has an id and an amount");
  invariant(isGatewayName(gateway), "a settlement is of a known gateway");
  const isOut = effectMinor < 0n;
  const input: SettlementInput = {
    gateway,
    gatewayRecordId: id,
    amountMinor: isOut ? -effectMinor : effectMinor,
    direction: isOut ? "settled" : "topped_up",
  };
  await record(SYSTEM, `settlement:${gateway}:${id}`, input);
}
