import type { Metadata } from "next";
import type { Option } from "@/components/form/select-field";
import { familyRows } from "@/components/notifications/family-rows";
import { PreferencesForm } from "@/components/notifications/preferences-form";
import { PushSwitch } from "@/components/notifications/push-switch";
import { UnreachableNotice } from "@/components/notifications/unreachable-notice";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { readPreferences } from "@/lib/notifications";
import { clockOf, digests } from "@/lib/notifications/preferences/choices";
import { languages } from "@/lib/notifications/templates/parts";
import { requireViewer } from "@/lib/web/session";
import { savePreferences } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

const optionsOf = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Every half hour, and what was chosen by other means. */
function timesWith(...chosen: string[]): Option[] {
  const halves = Array.from({ length: 48 }, (_half, at) => clockOf(at * 30));
  return [...new Set([...halves, ...chosen])].toSorted().map((value) => ({ value, label: value }));
}

export default async function NotificationsPage() {
  const viewer = await requireViewer();
  const { version, language, quietHours, digest, pushDetails, choices, hasComplained } =
    await readPreferences(viewer.id);
  const { from, until } = quietHours ?? { from: "22:00", until: "07:00" };
  const yes = (holds: boolean) => (holds ? "yes" : "");
  return (
    <div>
      <PageHeading title="Notifications" lead="What we tell you, and how it reaches you." />
      <UnreachableNotice userId={viewer.id} />
      {hasComplained && (
        <div className="mb-4">
          <Notice tone="wait" title="Email is off">
            You reported one of our emails as spam, so we send only what can’t be switched off. Tick what you
            want by email and save.
          </Notice>
        </div>
      )}
      <div className="mb-5">
        <TitledCard title="On this device">
          <PushSwitch viewer={viewer} />
        </TitledCard>
      </div>
      <PreferencesForm
        action={savePreferences}
        version={version}
        rows={familyRows(choices, viewer.roles.length > 0)}
        saved={{
          language,
          from,
          until,
          never: yes(!quietHours),
          digest,
          details: yes(pushDetails),
        }}
        languages={optionsOf(languages)}
        digests={optionsOf(digests)}
        times={timesWith(from, until)}
      />
    </div>
  );
}
