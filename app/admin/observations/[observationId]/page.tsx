import type { Metadata } from "next";
import { type ObservedPage, observedPages, PersonsPage } from "@/components/admin/observation/persons-page";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { formatTimeLeft } from "@/lib/kernel/time-format";
import { observedIn } from "@/lib/staff";
import { required } from "@/lib/web/door/unavailable";
import { requirePermission } from "../../require-permission";

export const metadata: Metadata = { title: "View as" };

type Props = {
  params: Promise<{ observationId: string }>;
  searchParams: Promise<{ page?: string | string[]; cursor?: string | string[] }>;
};

/** A person's own pages, to read. Each time is on their record before anything of theirs is read. */
export default async function ObservationPage({ params, searchParams }: Props) {
  const viewer = await requirePermission("person.view_as");
  const [{ observationId }, asked] = await Promise.all([params, searchParams]);
  const observed = await required(observedIn(viewer, observationId));
  if (!observed) {
    return (
      <EmptyState
        title="This view has ended"
        action={<ButtonLink href="/admin/search">Find the person again</ButtonLink>}
      >
        A person’s pages stay open to you for 15 minutes.
      </EmptyState>
    );
  }
  const page = (Object.keys(observedPages) as ObservedPage[]).find((each) => each === asked.page) ?? "wallet";
  return (
    <>
      <PageHeading title={`${observed.name}’s pages`} lead={observedPages[page]} />
      <Notice
        tone="wait"
        title={`You view these pages as ${observed.name} sees them: ${formatTimeLeft(observed.until, observed.now)}`}
      >
        You can read, and nothing here can be pressed. {observed.name} can see that you looked, and why.{" "}
        <ButtonLink href={`/admin/people/${observed.observing}`} kind="quiet" size="small">
          Back to their page
        </ButtonLink>
      </Notice>
      <div className="mt-5">
        <ChipRow label="Pages">
          {Object.entries(observedPages).map(([name, title]) => (
            <Chip
              key={name}
              href={`/admin/observations/${observationId}?page=${name}`}
              current={name === page}
            >
              {title}
            </Chip>
          ))}
        </ChipRow>
      </div>
      <div className="mt-6" inert>
        <PersonsPage page={page} observed={observed} />
      </div>
    </>
  );
}
