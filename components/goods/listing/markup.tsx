import { categoryPath, listingPath } from "@/lib/catalog/address";
import type { Condition } from "@/lib/catalog/category-schema";
import type { ListingPage } from "@/lib/catalog/schema";
import { imageAddress } from "@/lib/media/images/sizes";
import { currencies, HOME } from "@/lib/money/currencies";

const schemaConditions: Record<Condition, string> = {
  NEW: "NewCondition",
  LIKE_NEW: "UsedCondition",
  GOOD: "UsedCondition",
  FAIR: "UsedCondition",
  FOR_PARTS: "DamagedCondition",
  FOREIGN_USED: "UsedCondition",
  NIGERIAN_USED: "UsedCondition",
};

/** What search engines read of a listing: the product with its offer, and the way to it. */
export function listingMarkup(listing: ListingPage, origin: string): object[] {
  const at = (path: string) => new URL(path, origin).href;
  const { scale } = currencies[HOME];
  const crumbs = [
    { name: "Goods", path: "/goods" },
    ...listing.categoryPath.map(({ slug, name }) => ({ name, path: categoryPath(slug) })),
    { name: listing.title, path: listingPath(listing) },
  ];
  const { days, paidBy } = listing.returns;
  return [
    {
      "@context": "https://schema.org",
      "@type": "Product",
      name: listing.title,
      description: listing.description,
      image: listing.images.map(({ imageId }) => at(imageAddress(imageId, 1280))),
      category: listing.category.name,
      offers: {
        "@type": "Offer",
        url: at(listingPath(listing)),
        price: (Number(listing.price.minor) / 10 ** scale).toFixed(scale),
        priceCurrency: listing.price.currency,
        availability: `https://schema.org/${listing.status === "AVAILABLE" ? "InStock" : "SoldOut"}`,
        itemCondition: `https://schema.org/${schemaConditions[listing.condition]}`,
        ...(listing.expiresAt && { priceValidUntil: listing.expiresAt.slice(0, 10) }),
        seller: { "@type": "Person", name: listing.seller.name },
        hasMerchantReturnPolicy: {
          "@type": "MerchantReturnPolicy",
          applicableCountry: "NG",
          returnPolicyCategory: `https://schema.org/${days === 0 ? "MerchantReturnNotPermitted" : "MerchantReturnFiniteReturnWindow"}`,
          ...(days > 0 && {
            merchantReturnDays: days,
            returnMethod: "https://schema.org/ReturnByMail",
            returnFees: `https://schema.org/${paidBy === "seller" ? "FreeReturn" : "ReturnFeesCustomerResponsibility"}`,
          }),
        },
      },
    },
    {
      "@context": "https://schema.org",
      "@type": "BreadcrumbList",
      itemListElement: crumbs.map(({ name, path }, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        item: at(path),
      })),
    },
  ];
}

/** Data within a page: a title that has `</script>` in it stays a title. */
export const jsonWithin = (data: object): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/** The markup as the page has it. It is data and does not run. */
export const Markup = ({ of }: { of: readonly object[] }) =>
  of.map((data) => (
    <script
      key={jsonWithin(data).slice(0, 60)}
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the one way to write data, with `<` escaped
      dangerouslySetInnerHTML={{ __html: jsonWithin(data) }}
    />
  ));
