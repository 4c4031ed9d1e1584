import "server-only";
import { type Examination, examineApproval } from "@/lib/kernel/approvals/examine";
import { command, SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { payoutsEvents } from "./events";
import { payoutSwitch } from "./machine";

/** Verifies an agreement of two people. A false one stops payouts through every gateway. For the worker. */
export async function examineAgreement(id: string): Promise<Examination | undefined> {
  const examined = await examineApproval(id);
  if (examined?.finding) await stopAllPayouts(`approval ${id}: ${examined.finding}`);
  return examined;
}

/** Stops payouts through every gateway, because what people agreed to cannot be trusted. `because` is kept in the audit log. */
export async function stopAllPayouts(because: string): Promise<void> {
  const running = await query<{ id: string; version: bigint }>(
    sql`select id, version from payout_switch where stopped_at is null`,
  );
  if (running.length > 0) log.error("payouts are paused: an agreement of two people is false", { because });
  for (const { id, version } of running)
    await ignoreRefusal(stop(SYSTEM, `distrust-payouts:${id}:${version}`, { id, because }));
}

const stop = command<
  { id: string; because: string },
  { version: bigint; gateway: string; isStopped: boolean },
  { stopped: boolean }
>({
  act: "wallet.stop_payouts",
  read: ({ id }) =>
    sql`select version, gateway, stopped_at is not null as is_stopped from payout_switch where id = ${id}::uuid`,
  decide({ version, gateway, isStopped }, { id, because }, by) {
    if (isStopped) return { result: { stopped: false } };
    return {
      rows: [payoutSwitch.move({ id, version }, "stop", { pausedFor: "safety" })],
      audit: [
        {
          actorId: by.id,
          act: "wallet.stop_payouts",
          subjectKind: "payout_switch",
          subjectId: id,
          detail: { because: [because] },
        },
      ],
      events: [payoutsEvents.distrusted({ gateway, because })],
      result: { stopped: true },
    };
  },
});
