import type { Metadata } from "next";
import { AboutYou } from "@/components/identity/profile/about-you";
import { PageHeading } from "@/components/shell/page-heading";
import { Avatar } from "@/components/ui/avatar";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Your account" };

/** Who is signed in; on a phone the list of places stands below. */
export default async function AccountPage() {
  const viewer = await requireViewer();
  await markOpened(viewer, "/settings");
  return (
    <div data-overview>
      <PageHeading
        title="Your account"
        mark={<Avatar name={viewer.name} pictureId={viewer.pictureId} size="large" />}
      />
      <AboutYou viewer={viewer} />
    </div>
  );
}
