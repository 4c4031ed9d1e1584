import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { AddressForm } from "@/components/shipping/address-form";
import { Card } from "@/components/ui/card";
import { formatPhone } from "@/lib/identity/contact/phone";
import { newId } from "@/lib/kernel/ids";
import { addresses } from "@/lib/shipping";
import { newForm } from "@/lib/web/form-state";
import { ownPath } from "@/lib/web/paths";
import { requireViewer } from "@/lib/web/session";
import { add } from "../actions";

export const metadata: Metadata = { title: "New address" };

type PageProps = { searchParams: Promise<{ next?: string | string[] }> };

/** A new address; the first one begins with the person’s own name and number. */
export default async function NewAddressPage({ searchParams }: PageProps) {
  const viewer = await requireViewer();
  const own = await addresses(viewer);
  const next = ownPath((await searchParams).next, "/settings/addresses");
  const begin = own.length === 0 && { name: viewer.name, phone: formatPhone(viewer.phone) };
  return (
    <>
      <PageHeading
        title="New address"
        lead="Sellers see your state and area when you buy, and the rest once they start."
      />
      <Card className="p-5 sm:p-6">
        <AddressForm action={add} initial={newForm(newId(), { ...begin })} about={{ next }} />
      </Card>
    </>
  );
}
