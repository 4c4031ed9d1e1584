import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { Conversation } from "@/components/support/conversation";
import { SupportBadge } from "@/components/support/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { ownCase } from "@/lib/support";
import { subjectPage, subjectTitle } from "@/lib/support/words";
import { requireViewer } from "@/lib/web/session";
import { close, rate, write } from "../actions";

export const metadata: Metadata = { title: "Conversation with support" };

export default async function CasePage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const viewer = await requireViewer(`/support/${encodeURIComponent(caseId)}`);
  const own = await ownCase(viewer, caseId);
  if (!own) notFound();
  const page = subjectPage(own.subject);
  return (
    <div className="mx-auto max-w-2xl">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["support.changed"]} />
      <PageHeading
        title={subjectTitle(own.subject)}
        lead={page ? <Link href={page}>Open what it’s about</Link> : "Conversation with support"}
        aside={<SupportBadge state={own.state} />}
      />
      <Conversation own={own} actions={{ write, close, rate }} />
      <ButtonLink href="/support" kind="quiet" wide className="mt-5">
        All conversations
      </ButtonLink>
    </div>
  );
}
