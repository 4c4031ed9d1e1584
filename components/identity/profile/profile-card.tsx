import { Avatar } from "@/components/ui/avatar";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import type { FormAction } from "@/lib/web/form-state";
import { ProfileBio } from "./profile-bio";
import { ProfilePicture } from "./profile-picture";

type ProfileCardProps = {
  person: { id: string; name: string; bio: string; pictureId: string | null };
  /** Whether others can see it yet. */
  isPublic: boolean;
  setPicture: FormAction;
  removePicture: FormAction;
  setBio: FormAction;
};

/** The public profile, for its owner. */
export function ProfileCard({ person, isPublic, setPicture, removePicture, setBio }: ProfileCardProps) {
  return (
    <TitledCard title="How others see you">
      <div className="flex flex-col gap-6">
        <div className="flex items-start gap-4">
          <Avatar name={person.name} pictureId={person.pictureId} size="large" />
          <div className="min-w-0 grow">
            <ProfilePicture
              key={person.pictureId}
              set={setPicture}
              remove={removePicture}
              hasPicture={person.pictureId !== null}
            />
          </div>
        </div>
        <ProfileBio bio={person.bio} action={setBio} />
        {isPublic && (
          <ButtonLink href={`/people/${person.id}`} kind="quiet" wide>
            View your public profile
          </ButtonLink>
        )}
      </div>
    </TitledCard>
  );
}
