import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Card } from "@/components/ui/card";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Appearance" };

export default async function AppearancePage() {
  await requireViewer();
  return (
    <>
      <PageHeading title="Appearance" />
      <Card className="p-5 sm:p-6">
        <ThemeSwitch />
        <p className="mt-3 text-sm text-muted">
          “Device” follows the setting of your phone or computer. The choice applies to this browser.
        </p>
      </Card>
    </>
  );
}
