import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { DraftOffer } from "@/components/goods/sell/draft-offer";
import { ownFromAddress, readListingForm } from "@/components/goods/sell/read-form";
import { SellForm } from "@/components/goods/sell/sell-form";
import { SellHeading } from "@/components/goods/sell/sell-heading";
import { publishObstacle } from "@/components/offers/publish-obstacle";
import { Notice } from "@/components/ui/notice";
import { ownListings } from "@/lib/catalog";
import type { OwnListing } from "@/lib/catalog/schema";
import { requireViewer } from "@/lib/web/session";
import { sendForm } from "./actions";

export const metadata: Metadata = { title: "Sell an item" };

type SearchParams = Promise<Partial<Record<"draft" | "check" | "said", string | string[]>>>;

export default async function SellGoodsPage({ searchParams }: { searchParams: SearchParams }) {
  const { draft, check, said } = await searchParams;
  const viewer = await requireViewer(
    typeof draft === "string" ? `/sell/goods?draft=${draft}` : "/sell/goods",
  );
  const obstacle = publishObstacle(viewer, "/sell/goods");
  if (obstacle)
    return (
      <>
        <SellHeading title="Sell an item" />
        {obstacle}
      </>
    );
  const own = await ownFromAddress(viewer, draft);
  if (draft !== undefined && !own) notFound();
  if (own && own.status !== "DRAFT" && own.status !== "REJECTED") redirect(`/goods/mine/${own.id}`);
  const [form, drafts] = await Promise.all([
    readListingForm(viewer, { own, isChecked: check === "yes" }),
    own ? undefined : ownListings(viewer, { limit: 1, status: "DRAFT" }),
  ]);
  const [last] = drafts?.items ?? [];
  return (
    <div data-thing className="mx-auto max-w-reading max-md:pb-20">
      <SellHeading title={own?.status === "REJECTED" ? "Mend your listing" : "Sell an item"} />
      <div className="grid gap-5">
        {said === "saved" && <Notice tone="ok">Your draft is saved. Nothing is public yet.</Notice>}
        {own?.no && <Rejected no={own.no} />}
        {drafts && last && <DraftOffer draft={last} now={drafts.now} />}
        <SellForm
          action={sendForm}
          id={own?.id ?? ""}
          isLive={false}
          initial={form.initial}
          images={form.images}
          selling={form.selling}
          tree={form.tree}
          category={form.category}
          priceHint={form.priceHint}
          recent={form.recent}
          word={form.word}
        />
      </div>
    </div>
  );
}

/** Why it was turned down, above the form that mends it. */
const Rejected = ({ no: { sentence } }: { no: NonNullable<OwnListing["no"]> }) => (
  <Notice tone="danger" title="Our moderators turned this down">
    <p>{sentence}</p>
    <p className="mt-1">Change what’s wrong and publish it again. Buyers don’t see it until then.</p>
  </Notice>
);
