import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { GoodsPage, goodsTitle } from "@/components/goods/results/goods-page";
import { RESULTS_PAGE } from "@/components/goods/results/goods-results";
import { resultsHref } from "@/components/goods/results/results-address";
import { readListingFilter } from "@/lib/search/schema";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const filterOf = async (searchParams: PageProps["searchParams"]) => ({
  ...readListingFilter(await searchParams),
  seller: undefined,
  limit: RESULTS_PAGE,
});

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const filter = await filterOf(searchParams);
  const isPlain = resultsHref({ filter }) === "/goods" && !filter.cursor;
  return {
    title: goodsTitle(filter),
    description:
      "Phones, fashion, furniture and more from people near you. Amana holds your money until you say it’s right.",
    alternates: { canonical: "/goods" },
    // Every filter is an address of its own; of these one is enough.
    ...(!isPlain && { robots: { index: false } }),
  };
}

export default async function Page({ searchParams }: PageProps) {
  const filter = await filterOf(searchParams);
  if (filter.category) redirect(resultsHref({ filter }, { cursor: filter.cursor }));
  return <GoodsPage filter={filter} />;
}
