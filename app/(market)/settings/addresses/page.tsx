import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { AddressCard } from "@/components/shipping/address-card";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { addresses } from "@/lib/shipping";
import { MOST_ADDRESSES } from "@/lib/shipping/refusals";
import { requireViewer } from "@/lib/web/session";
import { choose, remove } from "./actions";

export const metadata: Metadata = { title: "Addresses" };

export default async function AddressesPage() {
  const viewer = await requireViewer("/settings/addresses");
  const own = await addresses(viewer);
  const isFull = own.length >= MOST_ADDRESSES;
  return (
    <div className="grid gap-5">
      <div className="-mb-5">
        <PageHeading
          title="Addresses"
          lead="Where sellers send what you buy. A seller sees one only once they have started your order."
        />
      </div>
      {own.length === 0 && (
        <EmptyState
          title="No addresses yet"
          action={<ButtonLink href="/settings/addresses/new">Add an address</ButtonLink>}
        >
          Save the first one now, or while you check out.
        </EmptyState>
      )}
      {own.map((address, at) => (
        <AddressCard key={address.id} address={address} isFirst={at === 0} choose={choose} remove={remove} />
      ))}
      {isFull && (
        <Notice tone="info">{`You’ve reached the limit of ${MOST_ADDRESSES} addresses. Delete one to add another.`}</Notice>
      )}
      {own.length > 0 && !isFull && (
        <ButtonLink href="/settings/addresses/new" kind="quiet" className="sm:justify-self-start">
          Add another address
        </ButtonLink>
      )}
    </div>
  );
}
