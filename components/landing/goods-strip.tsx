import { GoodsCard, goodsGridClass } from "@/components/goods/card";
import { ButtonLink } from "@/components/ui/button";
import type { ListingCard } from "@/lib/catalog/schema";

/** Goods that can be bought right now. With none, there is no strip. */
export function GoodsStrip({ goods }: { goods: readonly ListingCard[] }) {
  if (goods.length === 0) return null;
  return (
    <section aria-labelledby="goods" className="wrap pb-14 md:pb-20">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 sm:mb-5">
        <h2 id="goods" className="text-2xl md:text-[1.875rem]">
          New in goods
        </h2>
        <ButtonLink href="/goods" kind="quiet" size="small">
          All goods
        </ButtonLink>
      </div>
      <div className={goodsGridClass}>
        {goods.map((listing) => (
          <GoodsCard key={listing.id} listing={listing} isKept={undefined} returnTo="/" heading="h3" />
        ))}
      </div>
    </section>
  );
}
