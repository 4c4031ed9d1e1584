import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { GoodsPage, goodsTitle } from "@/components/goods/results/goods-page";
import { RESULTS_PAGE } from "@/components/goods/results/goods-results";
import { resultsHref } from "@/components/goods/results/results-address";
import { categoryOf } from "@/lib/catalog";
import { categoryPath } from "@/lib/catalog/address";
import { readListingFilter } from "@/lib/search/schema";

type PageProps = {
  params: Promise<{ category: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Metadata and page share one read. */
const categoryNow = cache(categoryOf);

async function read({ params, searchParams }: PageProps) {
  const category = await categoryNow((await params).category);
  if (!category) return undefined;
  const filter = { ...readListingFilter(await searchParams), category: category.slug, seller: undefined };
  return { category, filter: { ...filter, limit: RESULTS_PAGE } };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  const { category, filter } = found;
  const path = categoryPath(category.slug);
  const isPlain = resultsHref({ filter }) === path && !filter.cursor;
  return {
    title: goodsTitle(filter, category),
    description: category.describes,
    alternates: { canonical: path },
    ...(!isPlain && { robots: { index: false } }),
  };
}

export default async function CategoryResultsPage(props: PageProps) {
  const found = await read(props);
  if (!found) notFound();
  return <GoodsPage {...found} />;
}
