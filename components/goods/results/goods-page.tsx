import { Banners } from "@/components/shell/banners";
import { KindTabs } from "@/components/shell/kinds";
import { categoryCovers } from "@/lib/catalog";
import type { CategoryPage } from "@/lib/catalog/schema";
import { stateOf } from "@/lib/geo/states";
import type { ListingFilter } from "@/lib/search/schema";
import { SaveSearch } from "../searches/save-search";
import { CategoryRow } from "./category-row";
import { GoodsResults } from "./goods-results";

/** The market of goods, or one category of it. */
export async function GoodsPage({ filter, category }: { filter: ListingFilter; category?: CategoryPage }) {
  const isTop = !category && !filter.q && !filter.cursor;
  return (
    <>
      <KindTabs current="/goods" />
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 className="text-[1.75rem] md:text-[2.125rem]">{goodsTitle(filter, category)}</h1>
        <p className="text-muted">Your money is held until you say it’s right.</p>
      </div>
      <Banners placement="market" />
      {isTop && <CategoryRow categories={await categoryCovers()} />}
      <GoodsResults
        of={{ filter }}
        category={category}
        aside={<SaveSearch of={{ filter }} look="chip" />}
        tellMe={<SaveSearch of={{ filter }} look="button" />}
      />
    </>
  );
}

/** `Goods in Lagos`, `Mobile phones`, `“gen” in Power and solar` */
export function goodsTitle(filter: ListingFilter, category?: CategoryPage): string {
  const place = filter.state ? ` in ${stateOf(filter.state)?.name ?? filter.state}` : "";
  if (filter.q) return `“${filter.q}”${category ? ` in ${category.name}` : ""}${place}`;
  return `${category?.name ?? "Goods"}${place}`;
}
