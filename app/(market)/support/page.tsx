import type { Metadata } from "next";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { CasesList } from "@/components/support/cases-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { ownCases } from "@/lib/support";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Support" };

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

/** The viewer's conversations with support. */
export default async function SupportPage({ searchParams }: Props) {
  const viewer = await requireViewer("/support");
  const { cursor } = await searchParams;
  const { items, nextCursor, now } = await ownCases(viewer, {
    limit: 20,
    cursor: typeof cursor === "string" ? cursor : undefined,
  });
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <RefreshOn realtime={browserSettings()} channel={userChannel(viewer.id)} events={["support.changed"]} />
      <div className="-mb-5">
        <PageHeading title="Support" lead="A person on our team answers, usually within a day." />
      </div>
      <ButtonLink href="/support/new" wide>
        Write to us
      </ButtonLink>
      {items.length > 0 ? (
        <CasesList cases={items} now={now} />
      ) : (
        <EmptyState title="No conversations yet">
          About a trade or a payment? Open it and choose “Write to support”: then we see which one you mean.
        </EmptyState>
      )}
      <ShowMore href={nextCursor && `/support?cursor=${nextCursor}`} />
    </div>
  );
}
