import "server-only";
import { command } from "@/lib/kernel/command";
import { mustHold } from "@/lib/kernel/permissions";
import { Refusal } from "@/lib/kernel/refusal";
import { type ChargebackFacts, readChargeback } from "../chargeback-row";
import { chargebackRefusals } from "../refusals";
import { allowanceMoves, auditEntry, type ChargebackMoved, planStep, told } from "../rules";

/**
 * Staff let somebody start new business again whose payment a bank took back.
 * @throws Refusal - not_found for whoever is not finance, own_chargeback, not_frozen, chargeback_open
 */
export const unfreezeUser = command<
  { chargebackId: string; reason: string },
  ChargebackFacts,
  ChargebackMoved
>({
  act: "wallet.unfreeze_user",
  read: ({ chargebackId }) => readChargeback(chargebackId),
  decide(chargeback, { reason }, by) {
    mustHold(by, "person.unfreeze");
    const { userId, frozenAt, hasOpenOne, depositId } = chargeback;
    if (by.id === userId) throw new Refusal(chargebackRefusals.own_chargeback);
    if (hasOpenOne) throw new Refusal(chargebackRefusals.chargeback_open);
    if (!frozenAt) throw new Refusal(chargebackRefusals.not_frozen);
    const subject = { subjectKind: "user", subjectId: userId };
    return planStep(chargeback, "unfreeze", {
      ...allowanceMoves(chargeback, "unfreeze"),
      audit: [
        { actorId: by.id, act: "wallet.unfreeze_user", ...subject, reason },
        auditEntry(by.id, "unfreeze_user", depositId, reason),
      ],
      events: [told(chargeback, "unfrozen")],
    });
  },
});
