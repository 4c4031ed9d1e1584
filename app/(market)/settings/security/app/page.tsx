import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppSetup } from "@/components/identity/security/app-setup";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { QrCode } from "@/components/ui/codes/qr-code";
import { readTotpSetup } from "@/lib/identity";
import { requireViewer } from "@/lib/web/session";
import { confirmApp } from "../actions";

export const metadata: Metadata = { title: "Set up an authenticator app" };

export default async function AppSetupPage() {
  const viewer = await requireViewer();
  // The secret is shown here.
  if (!viewer.isFresh) redirect("/confirm?next=/settings/security/app");
  const setup = await readTotpSetup(viewer.id);
  return (
    <div className="max-w-md">
      <PageHeading
        title="Authenticator app"
        lead="Use any authenticator app, such as Google Authenticator, Aegis or 1Password."
      />
      <Card className="p-5 sm:p-6">
        <AppSetup confirm={confirmApp} typed={setup?.typed} picture={setup && <QrCode text={setup.uri} />} />
      </Card>
    </div>
  );
}
