import type { Metadata } from "next";
import { ListingCase } from "./listing-case";

export const metadata: Metadata = { title: "Listing" };

export default async function AdminListingPage({ params }: { params: Promise<{ listingId: string }> }) {
  return <ListingCase {...(await params)} />;
}
