import type { Metadata } from "next";
import { RequestCard } from "@/components/admin/staff/settings/request-card";
import { SettingCard } from "@/components/admin/staff/settings/setting-card";
import { PageHeading } from "@/components/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { settingsFor } from "@/lib/staff";
import { requireFinance } from "../require-finance";
import { agree, end } from "./actions";

export const metadata: Metadata = { title: "Settings" };

const done: Record<string, string> = {
  asked: "Asked. It holds once a colleague has agreed to it here.",
  agreed: "Agreed. It holds from the moment that was asked for.",
  ended: "The request is closed, and nothing has changed.",
};

type Asked = Promise<{ done?: string | string[] }>;

export default async function AdminSettingsPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requireFinance();
  const [{ settings, requests, now }, asked] = await Promise.all([settingsFor(viewer), searchParams]);
  const says = Object.hasOwn(done, String(asked.done)) ? done[String(asked.done)] : undefined;
  return (
    <>
      <PageHeading
        title="Settings"
        lead="Limits and prices. A change needs two people, and never holds for the time before it."
      />
      <div className="grid gap-6">
        {says && <Notice tone="ok">{says}</Notice>}
        {requests.map((request) => (
          <RequestCard
            key={request.id}
            request={request}
            current={settings.find(({ name }) => name === request.name)}
            isOwn={request.creatorId === viewer.id}
            now={now}
            actions={{ agree, end }}
          />
        ))}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          {settings.map((setting) => (
            <SettingCard key={setting.name} setting={setting} />
          ))}
        </div>
      </div>
    </>
  );
}
