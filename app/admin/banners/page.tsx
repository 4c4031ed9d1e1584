import type { Metadata } from "next";
import { BannerForm } from "@/components/admin/banners/banner-form";
import { BannersTable } from "@/components/admin/banners/banners-table";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { bannersForStaff } from "@/lib/settings";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../require-permission";
import { end, publish } from "./actions";

export const metadata: Metadata = { title: "Banners" };

type Asked = Promise<{ published?: string | string[] }>;

export default async function BannersPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requirePermission("banner.publish", mayRead);
  const [banners, { published }] = await Promise.all([bannersForStaff(viewer), searchParams]);
  const mayPublish = may(viewer, "banner.publish", "d");
  return (
    <>
      <PageHeading
        title="Banners"
        lead="A sentence above pages, for some of their readers, until its end. Each browser can dismiss it."
      />
      <div className="grid gap-6">
        {published !== undefined && (
          <Notice tone="ok">Published. Open pages show it within seconds of its start.</Notice>
        )}
        {mayPublish && (
          <TitledCard title="New banner">
            <BannerForm action={publish} initial={newForm(newId())} />
          </TitledCard>
        )}
        {banners.length > 0 ? (
          <BannersTable banners={banners} viewerId={viewer.id} end={mayPublish ? end : undefined} />
        ) : (
          <EmptyState title="No banners yet" />
        )}
      </div>
    </>
  );
}
