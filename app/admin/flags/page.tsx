import type { Metadata } from "next";
import { FlagsTable } from "@/components/admin/flags/flags-table";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { mayRead } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { STAFF_CHANNEL } from "@/lib/realtime/channels";
import { flagsForStaff } from "@/lib/settings";
import { requirePermission } from "../require-permission";

export const metadata: Metadata = { title: "Feature flags" };

export default async function FlagsPage() {
  const flags = await flagsForStaff(await requirePermission("flag.kill", mayRead));
  const settled = flags.filter(({ isSettled }) => isSettled);
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={STAFF_CHANNEL} events={["queue.changed"]} />
      <PageHeading
        title="Feature flags"
        lead="What is switched on, and for whom. A kill takes effect everywhere within two seconds."
      />
      <div className="grid gap-5">
        {settled.length > 0 && (
          <Notice tone="info" title="Ready to be removed from the code">
            The same for everyone for 90 days: {settled.map(({ key }) => key).join(", ")}.
          </Notice>
        )}
        <FlagsTable flags={flags} />
      </div>
    </>
  );
}
