import type { Metadata } from "next";
import { SettingCard } from "@/components/admin/staff/settings/setting-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { mayReadSettings } from "@/lib/kernel/approvals/setting-acts";
import { type OpenRequest, settingForms, settingsFor } from "@/lib/staff";
import { requireStaffWho } from "../require-permission";

export const metadata: Metadata = { title: "Settings" };

type Asked = Promise<{ done?: string | string[] }>;

export default async function AdminSettingsPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requireStaffWho(mayReadSettings);
  const [{ settings, requests, now }, { done }] = await Promise.all([settingsFor(viewer), searchParams]);
  return (
    <>
      <PageHeading
        title="Settings"
        lead="Limits and prices. Changes need two people and never apply retroactively."
      />
      <div className="grid gap-6">
        {done === "asked" && (
          <Notice tone="ok">Requested. It takes effect once a colleague approves it.</Notice>
        )}
        {requests.length > 0 && <OpenRequests requests={requests} now={now} />}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {settings.map((setting) => (
            <SettingCard key={setting.name} setting={setting} />
          ))}
        </div>
      </div>
    </>
  );
}

const OpenRequests = ({ requests, now }: { requests: OpenRequest[]; now: Date }) => (
  <ul className="grid gap-3">
    {requests.map(({ id, name, creatorName, createdAt }) => (
      <li key={id}>
        <Notice
          tone="wait"
          title={`${settingForms[name].title}: change waiting for approval`}
          aside={
            <ButtonLink href={`/admin/approvals/${id}`} kind="quiet" size="small">
              View request
            </ButtonLink>
          }
        >
          {creatorName} requested it <RelativeTime at={createdAt} now={now} />.
        </Notice>
      </li>
    ))}
  </ul>
);
