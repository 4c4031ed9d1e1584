import type { Metadata } from "next";
import { CloseAccount } from "@/components/identity/profile/close-account";
import { ExportCard } from "@/components/identity/profile/export-card";
import { PageHeading } from "@/components/shell/page-heading";
import { requireViewer } from "@/lib/web/session";
import { closeAccount } from "../profile-actions";

export const metadata: Metadata = { title: "Your data" };

export default async function DataPage() {
  const viewer = await requireViewer();
  return (
    <div className="grid gap-5">
      <div className="-mb-5">
        <PageHeading title="Your data" />
      </div>
      <ExportCard isFresh={viewer.isFresh} />
      <CloseAccount close={closeAccount} />
    </div>
  );
}
