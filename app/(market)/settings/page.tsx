import type { Metadata } from "next";
import { cookies } from "next/headers";
import { leave } from "@/app/(auth)/actions";
import { Form } from "@/components/form/form";
import { AboutYou } from "@/components/identity/profile/about-you";
import { CloseAccount } from "@/components/identity/profile/close-account";
import { ExportCard } from "@/components/identity/profile/export-card";
import { ProfileCard } from "@/components/identity/profile/profile-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { ArrowRightIcon, GavelIcon, LogOutIcon, ShieldCheckIcon, WalletIcon } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import { readOwnProfile } from "@/lib/identity";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { closeAccount, removePicture, setBio, setPicture } from "./profile-actions";

export const metadata: Metadata = { title: "Your account" };

export default async function SettingsPage() {
  const viewer = await requireViewer();
  await markOpened(viewer, "/settings");
  const profile = await readOwnProfile(viewer.id);
  const theme = (await cookies()).get("theme")?.value;
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <div className="-mb-5">
        <PageHeading title="Your account" />
      </div>
      {(viewer.roles.length > 0 || viewer.staffNeeds) && (
        <ButtonLink href="/admin" kind="quiet" wide>
          <GavelIcon size={18} /> Admin <ArrowRightIcon size={18} className="ml-auto" />
        </ButtonLink>
      )}
      <AboutYou viewer={viewer} />
      <ProfileCard
        person={{ ...profile, id: viewer.id, name: viewer.name }}
        isPublic={viewer.emailProven && viewer.phoneProven}
        setPicture={setPicture}
        removePicture={removePicture}
        setBio={setBio}
      />
      <ButtonLink href="/settings/security" kind="quiet" wide>
        <ShieldCheckIcon size={18} /> Security: sign-in, devices, phone number{" "}
        <ArrowRightIcon size={18} className="ml-auto" />
      </ButtonLink>
      <ButtonLink href="/settings/bank-accounts" kind="quiet" wide>
        <WalletIcon size={18} /> Bank accounts <ArrowRightIcon size={18} className="ml-auto" />
      </ButtonLink>
      <TitledCard title="Appearance">
        <ThemeSwitch chosen={theme === "light" || theme === "dark" ? theme : undefined} />
      </TitledCard>
      <ExportCard isFresh={viewer.isFresh} />
      <ButtonLink href="/settings/who-looked" kind="quiet" wide>
        Who of our staff looked at your account <ArrowRightIcon size={18} className="ml-auto" />
      </ButtonLink>
      <CloseAccount close={closeAccount} />
      <Form action={leave}>
        <SubmitButton kind="quiet" wide pendingLabel="Signing out…">
          <span className="inline-flex items-center gap-2">
            <LogOutIcon size={18} /> Sign out
          </span>
        </SubmitButton>
      </Form>
    </div>
  );
}
