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
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { AccessCards } from "./access-cards";
import { addPasskey, beginApp, removeApp, removePasskey, renamePasskey, renewCodes } from "./actions";
import { changePassword } from "./password-action";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const viewer = await requireViewer();
  const [factors, passkeys] = await Promise.all([ownFactors(viewer.id), ownPasskeys(viewer.id)]);
  if (!factors) notFound();
  await markOpened(viewer, "/settings/security");
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div className="-mb-5">
        <PageHeading title="Security" lead="How you sign in and confirm it’s you." />
      </div>
      {viewer.staffNeeds === "second_factor" && (
        <Notice tone="wait" title="Staff need a second factor">
          Set up a passkey or an authenticator app. Until then, you can’t open staff pages or take staff
          actions.
        </Notice>
      )}
      {!viewer.isFresh && (
        <Notice
          tone="info"
          title="Confirm it’s you first"
          aside={
            <ButtonLink href="/confirm?next=/settings/security" kind="quiet" size="small">
              Confirm it’s you
            </ButtonLink>
          }
        >
          Before you change your security settings, confirm it’s you.
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
