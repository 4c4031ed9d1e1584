import type { Metadata } from "next";
import { MarkForm } from "@/components/admin/outages/mark-form";
import { OutagesTable } from "@/components/admin/outages/outages-table";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { CLOCK_CHANNEL } from "@/lib/realtime/channels";
import { listOutages, outagePreview } from "@/lib/trades";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../require-permission";
import { closeOne, mark, renewOne } from "./actions";

export const metadata: Metadata = { title: "Outages" };

export default async function OutagesPage() {
  const viewer = await requirePermission("outage.mark", mayRead);
  const mayMark = may(viewer, "outage.mark");
  const [outages, scopes] = await Promise.all([listOutages(viewer), mayMark ? outagePreview(viewer) : []]);
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={CLOCK_CHANNEL} events={["clock.changed"]} />
      <PageHeading
        title="Outages"
        lead="While something is down, no deadline that depends on it runs. Afterwards those deadlines move by the same time. An outage ends by itself after six hours."
      />
      <div className="grid gap-8">
        {outages.length > 0 ? (
          <OutagesTable
            outages={outages}
            viewerId={viewer.id}
            acts={mayMark ? { renew: renewOne, close: closeOne } : undefined}
          />
        ) : (
          <EmptyState title="Nothing has been down" />
        )}
        {mayMark && (
          <TitledCard title="Record an outage">
            <MarkForm
              action={mark}
              initial={newForm(newId())}
              scopes={scopes.map(({ code, name, running }) => ({
                value: code,
                label: `${name}: stops ${running.toLocaleString("en-NG")} running ${running === 1 ? "trade" : "trades"}`,
              }))}
            />
          </TitledCard>
        )}
      </div>
    </>
  );
}
