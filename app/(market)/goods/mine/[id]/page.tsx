import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ListingMoves } from "@/components/goods/own/listing-moves";
import { LateReview, OwnStatus } from "@/components/goods/own/own-status";
import { VersionList } from "@/components/goods/own/version-list";
import { ownFromAddress, readListingForm } from "@/components/goods/sell/read-form";
import { SellForm } from "@/components/goods/sell/sell-form";
import { SellHeading } from "@/components/goods/sell/sell-heading";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { Notice } from "@/components/ui/notice";
import { ownListing, ownVersions } from "@/lib/catalog";
import type { OwnListing } from "@/lib/catalog/schema";
import type { Viewer } from "@/lib/identity";
import { dictionary } from "@/lib/kernel/input/dictionary";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { markOpened } from "@/lib/web/opened-page";
import { getViewer, requireViewer } from "@/lib/web/session";
import { sendForm } from "../../../sell/goods/actions";
import { pause, remove, renew, restock, resume, withdraw } from "../actions";

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Partial<Record<"said", string | string[]>>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const viewer = await getViewer();
  const own = viewer && (await ownListing(viewer, (await params).id));
  return { title: own?.title || "My listing" };
}

/** What has just been done. */
const done = dictionary<string>({
  changed: "Your changes are saved.",
  paused: "Listing paused.",
  resumed: "Your listing is live again.",
  restocked: "Stock saved.",
  renewed: "Your listing is renewed.",
  withdrawn: "Listing withdrawn.",
});

/** How soon a listing is read again whose rules are being looked at. */
const CHECKED_AGAIN_MS = 1_500;

export default async function OwnListingPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const viewer = await requireViewer(`/goods/mine/${id}`);
  const [own, { said }, versions] = await Promise.all([
    ownFromAddress(viewer, id),
    searchParams,
    ownVersions(viewer, id),
  ]);
  if (!own) notFound();
  if (own.status === "DRAFT") redirect(`/sell/goods?draft=${own.id}`);
  await markOpened(viewer, `/goods/mine/${own.id}`);
  const now = new Date(own.readAt);
  const notice = typeof said === "string" ? done[said] : undefined;
  return (
    <div data-thing className="mx-auto max-w-reading max-md:pb-20">
      <RefreshOn
        // Asked again and again until the rules of risk have looked; from then on it listens.
        key={own.isChecked ? "checked" : own.readAt}
        realtime={browserSettings()}
        channel={userChannel(viewer.id)}
        events={["listing.changed"]}
        offerId={own.id}
        canWait
        {...(!own.isChecked && { staleInMs: CHECKED_AGAIN_MS })}
      />
      <SellHeading title={own.title} back="/goods/mine" />
      <div className="grid gap-5">
        {notice && <Notice tone="ok">{notice}</Notice>}
        <OwnStatus listing={own} now={now} isFresh={said === "submitted"} />
        {own.hasPending && own.status !== "PENDING_REVIEW" && <Pending own={own} now={now} />}
        {own.status !== "REJECTED" && own.status !== "WITHDRAWN" && own.no && (
          <Notice tone="danger" title="Your last change was turned down">
            {own.no.sentence} Buyers still see the version before it.
          </Notice>
        )}
        <div className="flex flex-wrap items-start gap-2">
          <ListingMoves
            listing={own}
            now={now}
            from="page"
            actions={{ pause, remove, renew, restock, resume, withdraw }}
          />
        </div>
        <VersionList listingId={own.id} versions={versions} now={now} />
        {(own.status === "AVAILABLE" || own.status === "INACTIVE") && <Change viewer={viewer} own={own} />}
      </div>
    </div>
  );
}

const Pending = ({ own: { isChecked, lateReviewBy }, now }: { own: OwnListing; now: Date }) => (
  <Notice tone="wait" title={isChecked ? "Your change is in review" : "Checking your change"}>
    {lateReviewBy && (
      <>
        <LateReview by={new Date(lateReviewBy)} now={now} />{" "}
      </>
    )}
    Buyers see the version before it until then. You can still change how many there are.
  </Notice>
);

/** The form of what is live. */
async function Change({ viewer, own }: { viewer: Viewer; own: OwnListing }) {
  const form = await readListingForm(viewer, { own });
  return (
    <section aria-labelledby="change" className="grid gap-4">
      <h2 id="change" className="text-xl">
        Change this listing
      </h2>
      <SellForm
        key={own.savedAt}
        action={sendForm}
        id={own.id}
        isLive
        initial={form.initial}
        images={form.images}
        selling={form.selling}
        tree={form.tree}
        category={form.category}
        priceHint={form.priceHint}
        recent={form.recent}
        word={form.word}
      />
    </section>
  );
}
