import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { OwnProfileCard, ProfileCard } from "@/components/shipping/profile-card";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { profiles } from "@/lib/shipping";
import { MOST_PROFILES } from "@/lib/shipping/refusals";
import { usualProfile } from "@/lib/shipping/schema";
import { requireViewer } from "@/lib/web/session";
import { remove } from "./actions";

export const metadata: Metadata = { title: "Ways to send" };

export default async function WaysToSendPage() {
  const viewer = await requireViewer("/store/ways-to-send");
  const own = await profiles(viewer);
  const isFull = own.length >= MOST_PROFILES;
  return (
    <div className="grid max-w-reading gap-5">
      <div className="-mb-5">
        <PageHeading
          title="Ways to send"
          lead="What delivery costs your buyers, and how long it takes. It counts for all that you send."
          aside={
            <ButtonLink href="/store/edit" kind="quiet" size="small">
              Your store
            </ButtonLink>
          }
        />
      </div>
      {own.length === 0 && (
        <>
          <Notice tone="info" title="You haven’t said how you send">
            Until you do, your buyers pay what’s usual on Amana. The delivery fee is held with the price, and
            is yours once they have the parcel.
          </Notice>
          <ProfileCard profile={{ ...usualProfile, name: "What’s usual" }} />
        </>
      )}
      {own.map((profile) => (
        <OwnProfileCard key={profile.id} profile={profile} remove={remove} />
      ))}
      {isFull ? (
        <Notice tone="info">{`You’ve reached the limit of ${MOST_PROFILES} ways to send. Delete one to add another.`}</Notice>
      ) : (
        <ButtonLink
          href="/store/ways-to-send/new"
          kind={own.length === 0 ? "primary" : "quiet"}
          className="sm:justify-self-start"
        >
          {own.length === 0 ? "Say how you send" : "Add another way"}
        </ButtonLink>
      )}
    </div>
  );
}
