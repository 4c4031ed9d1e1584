import type { Metadata } from "next";
import { PausedCard, RunningCard } from "@/components/admin/reconciliation/payout-switch-cards";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { gatewayTitle } from "@/lib/gateways/names";
import { mayRead } from "@/lib/kernel/permissions";
import { payoutSwitchFor } from "@/lib/reconciliation";
import { requirePermission } from "../../require-permission";
import { pause, resume } from "./actions";

export const metadata: Metadata = { title: "Pause payouts" };

/** Whether payouts are sent. One person stops them, two let them go on. */
export default async function PausePage() {
  const viewer = await requirePermission("payouts.pause", mayRead);
  const state = await payoutSwitchFor(viewer);
  return (
    <>
      <PageHeading
        title="Pause payouts"
        lead={`Through ${gatewayTitle(state.gateway)}. One person pauses them; two let them go on.`}
        aside={<Badge tone={state.stopped ? "danger" : "ok"}>{state.stopped ? "Paused" : "Running"}</Badge>}
      />
      <div className="max-w-2xl">
        {state.stopped ? (
          <PausedCard state={state} stopped={state.stopped} viewer={viewer} resume={resume} />
        ) : (
          <RunningCard state={state} viewer={viewer} pause={pause} />
        )}
      </div>
    </>
  );
}
