import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AsOf } from "@/components/admin/staff/settings/as-of";
import { ChangeForm } from "@/components/admin/staff/settings/change-form";
import { SettingHistory } from "@/components/admin/staff/settings/setting-history";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { mayReadSettings, settingAct } from "@/lib/kernel/approvals/setting-acts";
import { lagosDay } from "@/lib/kernel/clock";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { settingForms, settingHistory, settingOn, settingsFor } from "@/lib/staff";
import { SPARE_ROWS } from "@/lib/staff/settings/forms";
import { dayIn } from "@/lib/staff/settings/schema";
import { rowsOf, typedOf, wordsFor } from "@/lib/staff/settings/typed";
import { newForm } from "@/lib/web/form-state";
import { requireStaffWho } from "../../require-permission";
import { propose } from "../actions";

export const metadata: Metadata = { title: "Change a setting" };

type PageProps = {
  params: Promise<{ name: string }>;
  searchParams: Promise<{ on?: string | string[] }>;
};

export default async function AdminSettingPage({ params, searchParams }: PageProps) {
  const viewer = await requireStaffWho(mayReadSettings);
  const [{ name }, { on }, { settings, now }] = await Promise.all([
    params,
    searchParams,
    settingsFor(viewer),
  ]);
  const setting = settings.find((one) => one.name === name);
  if (!setting) notFound();
  const form = settingForms[setting.name];
  const day = dayIn(on) ?? lagosDay(now);
  const [versions, then] = await Promise.all([
    settingHistory(viewer, setting.name),
    settingOn(viewer, setting.name, day),
  ]);
  return (
    <>
      <PageHeading
        title={form.title}
        lead={form.says}
        aside={
          <ButtonLink href="/admin/settings" kind="quiet" size="small">
            All settings
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        {may(viewer, settingAct(setting.name), "a") && (
          <ChangeForm
            action={propose}
            initial={newForm(newId(), typedOf(form, setting.value))}
            name={setting.name}
            form={form}
            rows={form.list ? rowsOf(form, setting.value).length + SPARE_ROWS : 1}
          />
        )}
        <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
          <SettingHistory form={form} versions={versions} />
          <AsOf
            action={`/admin/settings/${setting.name}`}
            day={day}
            latest={lagosDay(now)}
            lines={then && wordsFor(form, then)}
          />
        </div>
      </div>
    </>
  );
}
