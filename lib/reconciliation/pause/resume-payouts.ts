import "server-only";
import { z } from "zod";
import { gatewayTitle } from "@/lib/gateways/names";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { formatDateTime } from "@/lib/kernel/time-format";
import { payoutsEvents } from "../events";
import { payoutSwitch } from "../machine";
import { reconciliationRefusals } from "../refusals";
import { readSwitch, type SwitchFacts } from "../switch-row";
import { gatewayField } from "./pause-payouts";
import { pauseWords } from "./reasons";

/**
 * Lets payouts go on, once a second person agrees. If a difference remains, the second comparison from then pauses them again.
 * The request is refused with not_stopped.
 */
export const resumePayouts = approvable({
  act: "payouts.resume",
  detail: z.strictObject({ gateway: gatewayField }),
  read: ({ gateway }) => readSwitch(gateway),
  about: ({ id }: SwitchFacts, { gateway }) => ({
    subject: {
      kind: "payout_switch",
      id,
      name: `Payouts through ${gatewayTitle(gateway)}`,
      href: "/admin/payouts/pause",
    },
  }),
  mayRequest({ stoppedAt }) {
    if (!stoppedAt) throw new Refusal(reconciliationRefusals.not_stopped);
  },
  effectText({ stoppedAt, pausedFor }: SwitchFacts, { gateway }) {
    const since = stoppedAt ? `Paused since ${formatDateTime(stoppedAt)}` : "Running";
    return {
      says: `Resume payouts through ${gatewayTitle(gateway)}`,
      changes: [
        { what: "Payouts", now: since, after: "Sent as usual, those that wait first" },
        { what: "What everybody reads", now: pauseWords[pausedFor ?? "differences"], after: "Nothing" },
      ],
    };
  },
  run({ id, version, stoppedAt }, { gateway }) {
    if (!stoppedAt) throw new Refusal(kernelRefusals.moved_on);
    return {
      subject: { kind: "payout_switch", id },
      rows: [payoutSwitch.move({ id, version }, "resume")],
      events: [payoutsEvents.resumed({ gateway })],
      result: { gateway },
    };
  },
});
