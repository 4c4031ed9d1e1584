import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { ProfileForm } from "@/components/shipping/profile-form";
import { Card } from "@/components/ui/card";
import { newId } from "@/lib/kernel/ids";
import { typedProfile } from "@/lib/shipping/profile-form";
import { usualProfile } from "@/lib/shipping/schema";
import { isStrategy } from "@/lib/shipping/strategies";
import { newForm } from "@/lib/web/form-state";
import { requireViewer } from "@/lib/web/session";
import { add } from "../actions";

export const metadata: Metadata = { title: "A way to send" };

type PageProps = { searchParams: Promise<{ by?: string | string[] }> };

/** It begins with what is usual. */
export default async function NewWayPage({ searchParams }: PageProps) {
  await requireViewer();
  const asked = (await searchParams).by;
  const by = isStrategy(asked) ? asked : "ZONE";
  const begin = { ...typedProfile(usualProfile), name: "" };
  return (
    <div className="max-w-reading">
      <PageHeading title="A way to send" lead="It counts for orders from now on." />
      <Card className="p-5 sm:p-6">
        <ProfileForm
          key={by}
          action={add}
          initial={newForm(newId(), begin)}
          about={{}}
          by={by}
          path="/store/ways-to-send/new"
        />
      </Card>
    </div>
  );
}
