import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeading } from "@/components/shell/page-heading";
import { ProfileForm } from "@/components/shipping/profile-form";
import { Card } from "@/components/ui/card";
import { profiles } from "@/lib/shipping";
import { typedProfile } from "@/lib/shipping/profile-form";
import { isStrategy } from "@/lib/shipping/strategies";
import { newForm } from "@/lib/web/form-state";
import { requireViewer } from "@/lib/web/session";
import { change } from "../actions";

export const metadata: Metadata = { title: "Change a way to send" };

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ by?: string | string[] }> };

export default async function WayPage({ params, searchParams }: PageProps) {
  const viewer = await requireViewer();
  const { id } = await params;
  const profile = (await profiles(viewer)).find((one) => one.id === id);
  if (!profile) notFound();
  const asked = (await searchParams).by;
  const by = isStrategy(asked) ? asked : profile.strategy.by;
  return (
    <div className="max-w-reading">
      <PageHeading title="Change a way to send" lead="What is bought already is sent as it was." />
      <Card className="p-5 sm:p-6">
        <ProfileForm
          key={by}
          action={change}
          initial={newForm("", typedProfile(profile))}
          about={{ id }}
          by={by}
          path={`/store/ways-to-send/${id}`}
        />
      </Card>
    </div>
  );
}
