import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BlockNotice } from "@/components/identity/block-notice";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { getBlock } from "@/lib/web/session";

export const metadata: Metadata = { title: "Your account is blocked", robots: { index: false } };

/** Where a person who is blocked is led from every page: why, and until when. */
export default async function BlockedPage() {
  const block = await getBlock();
  if (!block) redirect("/");
  return (
    <>
      <PageHeading title="You can’t use your account now" />
      <BlockNotice block={block} />
      <p className="mt-5 text-muted">
        Your open trades go on: nobody can take the money that is held for you, and what is due to you is paid
        into your wallet. Your open offers have been withdrawn.
      </p>
      <ButtonLink href="/help" kind="quiet" className="mt-5">
        How Amana works
      </ButtonLink>
    </>
  );
}
