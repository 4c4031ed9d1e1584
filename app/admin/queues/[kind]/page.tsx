import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ChosenForm, type ChosenFormProps } from "@/components/admin/bulk/choose";
import { CaseHead } from "@/components/admin/queues/case-head";
import { CasesList } from "@/components/admin/queues/cases-list";
import { CasesTable } from "@/components/admin/queues/cases-table";
import { KeyHints, QueueHead } from "@/components/admin/queues/queue-head";
import { SavedViews } from "@/components/admin/queues/saved-views";
import { orderNames } from "@/components/admin/queues/words";
import { EmptyState } from "@/components/ui/empty-state";
import { may, mayRead } from "@/lib/kernel/permissions";
import {
  CASES_SHOWN,
  colleaguesFor,
  mayOpen,
  type QueueKind,
  type QueuePage,
  queueFor,
  queueKinds,
  queueRule,
  savedViewsFor,
  type WaitingCase,
} from "@/lib/staff";
import type { Viewer } from "@/lib/web/session";
import { agree, decline, veto, withdraw } from "../../approvals/[approvalId]/actions";
import { ApprovalCase } from "../../approvals/[approvalId]/approval-case";
import { ChargebackCase } from "../../chargebacks/[chargebackId]/chargeback-case";
import { DepositCase } from "../../deposits/[reference]/deposit-case";
import { ListingCase } from "../../listings/[listingId]/listing-case";
import { PayoutCase } from "../../payouts/[payoutId]/payout-case";
import { requireStaff } from "../../require-staff";
import { SupportCase } from "../../support/[caseId]/support-case";
import { TaxNumberCase } from "../../tax-numbers/[taxNumberId]/tax-number-case";
import { TradeCase } from "../../trades/[tradeId]/trade-case";
import { claim, claimListing, note, reassign, release, removeQueueView, saveQueueView } from "./actions";
import { parseView, type QueueUrl } from "./queue-url";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = queueOf((await params).kind);
  return { title: kind ? queueRule(kind).title : "Queue" };
}

const queueOf = (name: string) => queueKinds.find((kind) => kind === name);

/** A queue over the whole page; with a case open, the case, and from 1,280 px on the queue at its left. */
export default async function QueuePageOf({ params, searchParams }: Props) {
  const viewer = await requireStaff();
  const kind = queueOf((await params).kind);
  if (!kind || !mayOpen(viewer, kind)) notFound();
  const url = parseView(kind, await searchParams);
  const { who, sort } = url.view;
  const [page, views] = await Promise.all([queueFor(viewer, kind, { who, sort }), savedViewsFor(viewer)]);
  const saved = views.filter((view) => view.kind === kind);
  return url.place === undefined ? (
    <>
      <QueueHead
        kind={kind}
        counts={page.counts}
        who={who}
        sort={sort}
        isNarrow={false}
        hrefOf={url.hrefOf}
      />
      <SavedViews kind={kind} query={url.query} views={saved} save={saveQueueView} remove={removeQueueView} />
      <Cases kind={kind} page={page} url={url} viewer={viewer} />
    </>
  ) : (
    <div className="xl:-ml-5 xl:grid xl:grid-cols-[18rem_minmax(0,1fr)] xl:items-start xl:gap-5">
      <div className="max-xl:hidden xl:sticky xl:top-12 xl:h-[calc(100dvh-3rem)] xl:-mt-3 xl:overflow-y-auto xl:border-r xl:border-line xl:pt-3">
        <QueueHead kind={kind} counts={page.counts} who={who} sort={sort} isNarrow hrefOf={url.hrefOf} />
        <CasesList
          caption={captionOf(kind, sort)}
          cases={page.cases}
          selected={url.place}
          viewerId={viewer.id}
          now={page.now}
          hrefOf={(one) => url.hrefOf({ place: one.place })}
        />
        <KeyHints kind={kind} />
      </div>
      <OpenCase kind={kind} page={page} url={url} place={url.place} viewer={viewer} />
    </div>
  );
}

/** What can be done about several cases of a queue at a time. */
const severalOf: Partial<Record<QueueKind, ChosenFormProps>> = {
  payouts: { permission: "payout.reject", label: "Reject chosen payouts" },
  deposits: { permission: "refund.source", label: "Refund chosen deposits" },
  listing: {
    permission: "offer.moderate",
    label: "Reject chosen listings",
    also: { variant: "approve", label: "Approve chosen listings" },
  },
};

type QueueProps = { kind: QueueKind; page: QueuePage; url: QueueUrl; viewer: Viewer };

const captionOf = (kind: QueueKind, sort: keyof typeof orderNames) =>
  `${queueRule(kind).title}, ${orderNames[sort].toLowerCase()}`;

function Cases({ kind, page, url, viewer }: QueueProps) {
  if (page.cases.length === 0) {
    const isFiltered = url.view.who !== "all" && page.counts.all > 0;
    return (
      <EmptyState title={isFiltered ? "None in this view" : "Nothing waits here"}>
        {isFiltered ? "Others wait: choose All to see them." : "What comes in appears here by itself."}
      </EmptyState>
    );
  }
  const act = severalOf[kind];
  const several = act && may(viewer, act.permission, "d") ? act : undefined;
  return (
    <>
      <CasesTable
        caption={captionOf(kind, url.view.sort)}
        cases={page.cases}
        viewerId={viewer.id}
        now={page.now}
        hrefOf={(one) => url.hrefOf({ place: one.place })}
        claim={kind === "listing" ? claimListing : claim}
        kind={kind}
        chooses={several !== undefined}
      />
      {several && <ChosenForm {...several} />}
      {page.cases.length === CASES_SHOWN && (
        <p className="mt-3 text-muted">Only the first {CASES_SHOWN} are shown.</p>
      )}
      <KeyHints kind={kind} />
    </>
  );
}

/** `next`: where the page leads once the case is decided. */
const caseOf: Record<QueueKind, (place: string, next: string) => ReactNode> = {
  disputes: (tradeId) => <TradeCase tradeId={tradeId} />,
  appeals: (tradeId) => <TradeCase tradeId={tradeId} />,
  payouts: (payoutId) => <PayoutCase payoutId={payoutId} />,
  deposits: (reference) => <DepositCase reference={reference} />,
  support: (caseId) => <SupportCase caseId={caseId} />,
  refunds: (reference) => <DepositCase reference={reference} />,
  listing: (listingId, next) => <ListingCase listingId={listingId} next={next} />,
  tax: (taxNumberId) => <TaxNumberCase taxNumberId={taxNumberId} />,
  chargebacks: (chargebackId) => <ChargebackCase chargebackId={chargebackId} />,
  approvals: (approvalId) => (
    <ApprovalCase approvalId={approvalId} actions={{ agree, decline, veto, withdraw }} />
  ),
};

async function OpenCase({ kind, page, url, place, viewer }: QueueProps & { place: string }) {
  const at = page.cases.findIndex((each) => each.place === place);
  const one = page.cases[at];
  const following = page.cases[at + 1];
  return (
    <div className="min-w-0">
      <Link
        href={url.hrefOf({ place: undefined })}
        prefetch={false}
        className="mb-3 inline-flex min-h-11 items-center font-semibold xl:min-h-8"
      >
        <span aria-hidden>‹&nbsp;</span>
        {queueRule(kind).title}
      </Link>
      {one && <OpenCaseHead one={one} page={page} viewer={viewer} />}
      {kind === "disputes" && !mayRead(viewer, "trade.read") ? (
        <EmptyState title="You don’t read trades">You can give this dispute to a colleague.</EmptyState>
      ) : (
        caseOf[kind](place, url.hrefOf({ place: following?.place }))
      )}
    </div>
  );
}

async function OpenCaseHead({ one, page, viewer }: { one: WaitingCase; page: QueuePage; viewer: Viewer }) {
  return (
    <CaseHead
      key={one.id}
      one={one}
      viewerId={viewer.id}
      now={page.now}
      colleagues={one.mayGive ? await colleaguesFor(viewer, one.kind, one.id) : []}
      mayNote={may(viewer, "person.note")}
      actions={{ claim: one.kind === "listing" ? claimListing : claim, release, reassign, note }}
    />
  );
}
