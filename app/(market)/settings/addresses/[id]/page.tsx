import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeading } from "@/components/shell/page-heading";
import { AddressForm } from "@/components/shipping/address-form";
import { Card } from "@/components/ui/card";
import { formatPhone } from "@/lib/identity/contact/phone";
import { addressOf } from "@/lib/shipping";
import { newForm } from "@/lib/web/form-state";
import { ownPath } from "@/lib/web/paths";
import { requireViewer } from "@/lib/web/session";
import { change } from "../actions";

export const metadata: Metadata = { title: "Change address" };

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ next?: string | string[] }>;
};

export default async function AddressPage({ params, searchParams }: PageProps) {
  const viewer = await requireViewer();
  const address = await addressOf(viewer, (await params).id);
  if (!address) notFound();
  const { id, ...saved } = address;
  const next = ownPath((await searchParams).next, "/settings/addresses");
  return (
    <>
      <PageHeading
        title="Change address"
        lead="Orders that are on their way keep the one they were sent to."
      />
      <Card className="p-5 sm:p-6">
        <AddressForm
          action={change}
          initial={newForm("", { ...saved, phone: formatPhone(saved.phone) })}
          about={{ id, next }}
        />
      </Card>
    </>
  );
}
