import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeForm } from "@/components/admin/staff/settings/change-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { newId } from "@/lib/kernel/ids";
import { mayReadSettings } from "@/lib/kernel/permissions";
import { settingForms, settingsFor } from "@/lib/staff";
import { SPARE_ROWS } from "@/lib/staff/settings/forms";
import { rowsOf, typedOf } from "@/lib/staff/settings/typed";
import { newForm } from "@/lib/web/form-state";
import { requireStaffWho } from "../../require-permission";
import { propose } from "../actions";

export const metadata: Metadata = { title: "Change a setting" };

export default async function AdminSettingPage({ params }: { params: Promise<{ name: string }> }) {
  const viewer = await requireStaffWho(mayReadSettings);
  const [{ name }, { settings }] = await Promise.all([params, settingsFor(viewer)]);
  const setting = settings.find((one) => one.name === name);
  if (!setting) notFound();
  const form = settingForms[setting.name];
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
      <ChangeForm
        action={propose}
        initial={newForm(newId(), typedOf(form, setting.value))}
        name={setting.name}
        form={form}
        rows={form.list ? rowsOf(form, setting.value).length + SPARE_ROWS : 1}
      />
    </>
  );
}
