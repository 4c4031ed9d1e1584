import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProofForms } from "@/components/identity/factors/factor-proofs";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { ownFactors } from "@/lib/identity";
import { ownPath } from "@/lib/web/paths";
import { requireViewer } from "@/lib/web/session";
import { confirm } from "./actions";

type SearchParams = Promise<{ next?: string | string[] }>;

export const metadata: Metadata = { title: "Is it still you?" };

export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer();
  const factors = await ownFactors(viewer.id);
  if (!factors) notFound();
  const next = ownPath((await searchParams).next, "/settings/security");
  return (
    <>
      <PageHeading
        title="Is it still you?"
        lead="What comes next could cost you money in the wrong hands. Prove once more that it is you: it lasts for five minutes."
      />
      <Card className="p-5 sm:p-6">
        <ProofForms action={confirm} factors={factors} next={next} />
      </Card>
    </>
  );
}
