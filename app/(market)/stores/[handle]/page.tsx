import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { Markup } from "@/components/goods/listing/markup";
import { GoodsResults, RESULTS_PAGE } from "@/components/goods/results/goods-results";
import { resultsHref } from "@/components/goods/results/results-address";
import { FollowButton } from "@/components/goods/store/follow-button";
import { StoreHead } from "@/components/goods/store/store-head";
import { storeMarkup } from "@/components/goods/store/store-markup";
import { StoreSearch } from "@/components/goods/store/store-search";
import { KindTabs } from "@/components/shell/kinds";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { categoryOf, storeOf } from "@/lib/catalog";
import { storePath } from "@/lib/catalog/address";
import type { StorePage } from "@/lib/catalog/stores/schema";
import { env } from "@/lib/kernel/env";
import { formatDay } from "@/lib/kernel/time-format";
import { readListingFilter } from "@/lib/search/schema";
import { getViewer } from "@/lib/web/session";
import { follow, unfollow } from "./actions";

type PageProps = {
  params: Promise<{ handle: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Metadata and page share one read. */
const read = cache(async (handle: string) => storeOf(handle.toLowerCase(), await getViewer()));

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const store = await read((await params).handle);
  if (!store) return {};
  const path = storePath(store.handle);
  const isPlain = Object.keys(await searchParams).length === 0;
  const says =
    store.about.slice(0, 160) || `What ${store.name} sells. Amana holds your money until you say it’s right.`;
  return {
    title: store.name,
    description: says,
    alternates: { canonical: path },
    openGraph: { type: "website", siteName: "Amana", title: store.name, description: says, url: path },
    ...((!isPlain || store.isAway) && { robots: { index: false } }),
  };
}

export default async function StoreOfSeller({ params, searchParams }: PageProps) {
  const { handle } = await params;
  const [viewer, store] = await Promise.all([getViewer(), read(handle)]);
  if (!store) notFound();
  const path = storePath(store.handle);
  if (store.handle !== handle) permanentRedirect(path);
  const filter = { ...readListingFilter(await searchParams), seller: store.id, limit: RESULTS_PAGE };
  const category = filter.category ? await categoryOf(filter.category) : undefined;
  const of = { filter, storePath: path };
  return (
    <>
      <KindTabs current="/goods" />
      <StoreHead store={store}>
        <Following store={store} viewerId={viewer?.id} returnTo={resultsHref(of)} />
      </StoreHead>
      {store.isAway ? (
        <Notice tone="wait" title={`${store.name} is on holiday`}>
          {store.backOn ? `They’re back on ${formatDay(new Date(store.backOn))}. ` : ""}Nothing is for sale
          until then. Orders that are under way run on.
        </Notice>
      ) : (
        <>
          <StoreSearch of={of} store={store.name} />
          <GoodsResults of={of} category={category} />
        </>
      )}
      <Markup of={storeMarkup(store, env().APP_URL)} />
    </>
  );
}

type FollowingProps = { store: StorePage; viewerId: string | undefined; returnTo: string };

function Following({ store, viewerId, returnTo }: FollowingProps) {
  if (viewerId === store.id)
    return (
      <ButtonLink href="/store/edit" kind="quiet" size="small">
        Edit store
      </ButtonLink>
    );
  if (!viewerId)
    return (
      <ButtonLink href={`/sign-in?next=${encodeURIComponent(returnTo)}`} size="small" rel="nofollow">
        Follow
      </ButtonLink>
    );
  return (
    <FollowButton sellerId={store.id} isFollowed={store.isFollowed} follow={follow} unfollow={unfollow} />
  );
}
