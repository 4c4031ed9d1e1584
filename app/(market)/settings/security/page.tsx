import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AppCard } from "@/components/identity/security/app-card";
import { ChangePassword } from "@/components/identity/security/change-password";
import { PasskeysCard } from "@/components/identity/security/passkeys-card";
import { RecoveryCard } from "@/components/identity/security/recovery-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ownFactors, ownPasskeys } from "@/lib/identity";
import { requireViewer } from "@/lib/web/session";
import { needsStaffFactor } from "@/lib/web/staff-factor";
import { AccessCards } from "./access-cards";
import { addPasskey, beginApp, removeApp, removePasskey, renamePasskey, renewCodes } from "./actions";
import { changePassword } from "./password-action";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const viewer = await requireViewer();
  const [factors, passkeys] = await Promise.all([ownFactors(viewer.id), ownPasskeys(viewer.id)]);
  if (!factors) notFound();
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div className="-mb-5">
        <PageHeading title="Security" lead="How you sign in, and how you prove that it is you." />
      </div>
      {needsStaffFactor(viewer) && (
        <Notice tone="wait" title="Staff need a second factor">
          Set up a passkey or an authenticator app here. Until then, staff pages and staff acts are closed to
          you.
        </Notice>
      )}
      {!viewer.isFresh && (
        <Notice
          tone="info"
          title="Locked against other hands"
          aside={
            <ButtonLink href="/confirm?next=/settings/security" kind="quiet" size="small">
              Prove that it is you
            </ButtonLink>
          }
        >
          Before you change anything here, prove once more that it is you.
        </Notice>
      )}
      <ChangePassword action={changePassword} hasPassword={factors.hasPassword} />
      <PasskeysCard passkeys={passkeys} add={addPasskey} rename={renamePasskey} remove={removePasskey} />
      <AppCard since={factors.appSince} now={factors.now} begin={beginApp} remove={removeApp} />
      {viewer.hasFactor && <RecoveryCard left={factors.codesLeft} renew={renewCodes} />}
      <AccessCards viewer={viewer} />
    </div>
  );
}
