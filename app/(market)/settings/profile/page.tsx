import type { Metadata } from "next";
import { ProfileAddress } from "@/components/identity/profile/profile-address";
import { ProfileCard } from "@/components/identity/profile/profile-card";
import { ProfileLinks } from "@/components/identity/profile/profile-links";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { readOwnProfile } from "@/lib/identity";
import { requireViewer } from "@/lib/web/session";
import { removeAddress, removePicture, setAddress, setBio, setLinks, setPicture } from "../profile-actions";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const viewer = await requireViewer();
  const profile = await readOwnProfile(viewer.id);
  return (
    <div className="grid gap-5">
      <div className="-mb-5">
        <PageHeading title="Profile" />
      </div>
      <TitledCard title="Your name">
        <p className="font-medium wrap-anywhere">{viewer.name}</p>
        <p className="mt-1 text-sm text-muted">
          Your legal name. Withdrawals go to bank accounts in this name, so only our team can change it.
        </p>
      </TitledCard>
      <ProfileCard
        person={{ ...profile, id: viewer.id, name: viewer.name }}
        isPublic={viewer.emailProven && viewer.phoneProven}
        setPicture={setPicture}
        removePicture={removePicture}
        setBio={setBio}
      />
      <TitledCard title="Social profiles">
        <ProfileLinks links={profile.links} action={setLinks} />
      </TitledCard>
      <TitledCard title="Home address">
        <ProfileAddress address={profile.address} save={setAddress} remove={removeAddress} />
      </TitledCard>
    </div>
  );
}
