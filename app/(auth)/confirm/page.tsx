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

export const metadata: Metadata = { title: "Confirm it’s you" };

export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer();
  const factors = await ownFactors(viewer.id);
  if (!factors) notFound();
  const next = ownPath((await searchParams).next, "/settings/security");
  return (
    <>
      <PageHeading
        title="Confirm it’s you"
        lead={
          next.startsWith("/admin")
            ? "You have been away from Admin for a while, so please confirm it’s you."
            : "This step can move your money, so please confirm it’s you. We won’t ask again for five minutes."
        }
      />
      <Card className="p-5 sm:p-6">
        <ProofForms action={confirm} factors={factors} next={next} />
      </Card>
    </>
  );
}
