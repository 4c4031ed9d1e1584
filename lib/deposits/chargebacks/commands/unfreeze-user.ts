import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { command } from "@/lib/kernel/command";
import { composePlan } from "@/lib/kernel/commit";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { chargebackEvents } from "../../events";
import { type ChargebackFacts, readChargeback } from "../chargeback-row";
import { chargebackRefusals } from "../refusals";
import { auditEntry, type ChargebackMoved, eventPayload, planStep, planUnfreeze } from "../rules";

/**
 * Staff lift a chargeback's freeze; other restrictions stay.
 * @throws Refusal - not_found for callers without finance permission, own_chargeback, not_frozen, chargeback_open
 */
export const unfreezeUser = command<
  { chargebackId: string; reason: string; reasonCode?: ReasonCode },
  ChargebackFacts,
  ChargebackMoved
>({
  act: "wallet.unfreeze_user",
  read: ({ chargebackId }) => readChargeback(chargebackId),
  decide(chargeback, { reason, reasonCode }, by) {
    mustHold(by, "person.unfreeze");
    const { userId, freeze, hasOpenOne, depositId } = chargeback;
    if (by.id === userId) throw new Refusal(chargebackRefusals.own_chargeback);
    if (hasOpenOne) throw new Refusal(chargebackRefusals.chargeback_open);
    if (!freeze) throw new Refusal(chargebackRefusals.not_frozen);
    return composePlan(planStep(chargeback, "unfreeze"), planUnfreeze(chargeback, by.id, reason), {
      audit: [auditEntry(by.id, "unfreeze_user", depositId, reason, { reasonCode })],
      events: [chargebackEvents.unfrozen(eventPayload(chargeback))],
    });
  },
});
