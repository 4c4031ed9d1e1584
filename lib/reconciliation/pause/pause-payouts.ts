import "server-only";
import { z } from "zod";
import { type GatewayName, gateways } from "@/lib/gateways/names";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { type ReasonCode, reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { payoutsEvents } from "../events";
import { payoutSwitch } from "../machine";
import { reconciliationRefusals } from "../refusals";
import { readSwitch, type SwitchFacts } from "../switch-row";
import { pauseReasons } from "./reasons";

export const gatewayField = z.enum(Object.keys(gateways) as [GatewayName]);

export const PausePayouts = z.strictObject({
  gateway: gatewayField,
  /** What everybody reads. */
  says: z.enum(pauseReasons),
  /** Kept in the audit log. */
  reason: reasonSchema,
  reasonCode: reasonCodeOf("pause_payouts"),
});

type PauseInput = Omit<z.output<typeof PausePayouts>, "reasonCode"> & { reasonCode?: ReasonCode };

/**
 * Stops sending payouts through a gateway, at once. One person may; two let them go on.
 * @throws Refusal - not_found without the permission, already_paused
 */
export const pausePayouts = command<PauseInput, SwitchFacts, { paused: true }>({
  act: "payouts.pause",
  read: ({ gateway }) => readSwitch(gateway),
  decide({ id, version, stoppedAt }, { gateway, says, reason, reasonCode }, by) {
    mustHold(by, "payouts.pause");
    if (stoppedAt) throw new Refusal(reconciliationRefusals.already_paused);
    return {
      subject: { kind: "payout_switch", id },
      rows: [payoutSwitch.move({ id, version }, "pause", { pausedFor: says })],
      audit: [
        {
          actorId: by.id,
          act: "payouts.pause",
          subjectKind: "payout_switch",
          subjectId: id,
          reason,
          detail: { says, reasonCode },
        },
      ],
      events: [payoutsEvents.paused({ gateway })],
      result: { paused: true },
    };
  },
});
