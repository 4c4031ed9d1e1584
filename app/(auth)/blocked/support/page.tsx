import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeading } from "@/components/shell/page-heading";
import { Conversation } from "@/components/support/conversation";
import { OpenForm } from "@/components/support/open-form";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { newId } from "@/lib/kernel/ids";
import { blockCaseOf } from "@/lib/support";
import { newForm } from "@/lib/web/form-state";
import { getBlock, getBlockedUser } from "@/lib/web/session";
import { close, open, rate, write } from "./actions";

export const metadata: Metadata = { title: "Write to us about the block", robots: { index: false } };

/** The conversation that a blocked person can have: about their block. */
export default async function BlockedSupportPage() {
  const [block, userId] = await Promise.all([getBlock(), getBlockedUser()]);
  if (!block || !userId) redirect("/support");
  const own = await blockCaseOf(userId);
  const isOver = own?.state === "CLOSED" && !own.canReopen;
  return (
    <>
      <PageHeading title="Write to us" lead="About the block on your account. Someone on our team answers." />
      {own && <Conversation own={own} actions={{ write, close, rate }} />}
      {(!own || isOver) && (
        <TitledCard title="Your message">
          <OpenForm action={open} initial={newForm(newId())} about={{ about: "block" }} />
        </TitledCard>
      )}
      <ButtonLink href="/blocked" kind="quiet" className="mt-5">
        Why your account is blocked
      </ButtonLink>
    </>
  );
}
