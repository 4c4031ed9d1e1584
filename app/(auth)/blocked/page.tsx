import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AppealCard } from "@/components/identity/appeal-card";
import { BlockNotice } from "@/components/identity/block-notice";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { ownAppeal } from "@/lib/identity";
import { markOpened } from "@/lib/web/opened-page";
import { getBlock, getBlockedUser } from "@/lib/web/session";
import { sendAppeal } from "./actions";

export const metadata: Metadata = { title: "Your account is blocked", robots: { index: false } };

/** Where a person who is blocked is led from every page: why, until when, and how to object. */
export default async function BlockedPage() {
  const [block, userId] = await Promise.all([getBlock(), getBlockedUser()]);
  if (!block || !userId) redirect("/");
  const appeal = await ownAppeal(userId);
  await markOpened({ id: userId }, "/blocked");
  return (
    <>
      <PageHeading title="You can’t use your account now" />
      <BlockNotice block={block} />
      {appeal && <AppealCard own={appeal} action={sendAppeal} />}
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
