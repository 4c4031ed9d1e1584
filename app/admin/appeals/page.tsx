import type { Metadata } from "next";
import { AppealCase } from "@/components/admin/appeals/appeal-case";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { openAppeals } from "@/lib/identity";
import { may, mayRead } from "@/lib/kernel/permissions";
import { browserSettings } from "@/lib/realtime";
import { STAFF_CHANNEL } from "@/lib/realtime/channels";
import { requirePermission } from "../require-permission";
import { decline, grant } from "./actions";

export const metadata: Metadata = { title: "Appeals" };

export default async function AppealsPage() {
  const viewer = await requirePermission("person.unblock", mayRead);
  const appeals = await openAppeals(viewer);
  const mayAnswer = may(viewer, "person.unblock");
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={STAFF_CHANNEL} events={["queue.changed"]} />
      <PageHeading
        title="Appeals"
        lead="What blocked people say against their blocks. The person who set a block cannot answer for it."
      />
      {appeals.length > 0 ? (
        <ul className="grid gap-5 lg:grid-cols-2">
          {appeals.map((appeal) => (
            <li key={appeal.id}>
              <AppealCase
                appeal={appeal}
                viewerId={viewer.id}
                answers={mayAnswer && !appeal.isOwn ? { decline, grant } : undefined}
              />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title="No one waits for an answer" />
      )}
    </>
  );
}
