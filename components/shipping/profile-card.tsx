import type { ReactNode } from "react";
import { SureForm } from "@/components/identity/security/sure-form";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { Profile, SavedProfile } from "@/lib/shipping/schema";
import type { FormAction } from "@/lib/web/form-state";
import { daysInWords, feeRows } from "./words";

/** A way to send: what it costs where, and how long it takes. */
export const ProfileCard = ({ profile, children }: { profile: Profile; children?: ReactNode }) => (
  <Card className="p-5">
    <h2 className="text-lg wrap-anywhere">{profile.name}</h2>
    <DefinitionList rows={feeRows(profile.strategy)} className="mt-2" />
    <p className="mt-2 text-sm text-muted">{daysInWords(profile)}</p>
    {children}
  </Card>
);

/** One of the seller’s own, with what can be done about it. */
export const OwnProfileCard = ({ profile, remove }: { profile: SavedProfile; remove: FormAction }) => (
  <ProfileCard profile={profile}>
    <div className="mt-4 flex flex-wrap items-start gap-3">
      <ButtonLink href={`/store/ways-to-send/${profile.id}`} kind="quiet" size="small">
        Change<span className="sr-only"> {profile.name}</span>
      </ButtonLink>
      <SureForm action={remove} id={profile.id} label="Delete" yes="Delete this way" pending="Deleting">
        What is bought already is still sent this way. Without any of your own, what’s usual on Amana counts.
      </SureForm>
    </div>
  </ProfileCard>
);
