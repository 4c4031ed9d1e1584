import { storePath } from "@/lib/catalog/address";
import type { StorePage } from "@/lib/catalog/stores/schema";

/** What search engines read of a store: who it is, with its rating where it has one, and the way to it. */
export function storeMarkup(store: StorePage, origin: string): object[] {
  const at = (path: string) => new URL(path, origin).href;
  const { ratings, ratingTenths } = store.record;
  return [
    {
      "@context": "https://schema.org",
      "@type": "OnlineStore",
      name: store.name,
      url: at(storePath(store.handle)),
      ...(store.about && { description: store.about }),
      foundingDate: store.since.slice(0, 10),
      ...(ratingTenths !== null && {
        aggregateRating: {
          "@type": "AggregateRating",
          ratingValue: (ratingTenths / 10).toFixed(1),
          ratingCount: ratings,
          bestRating: 5,
        },
      }),
      ...(store.categories.length > 0 && {
        hasOfferCatalog: {
          "@type": "OfferCatalog",
          name: `What ${store.name} sells`,
          itemListElement: store.categories.map(({ name, count }) => ({
            "@type": "OfferCatalog",
            name,
            numberOfItems: count,
          })),
        },
      }),
    },
    {
      "@context": "https://schema.org",
      "@type": "BreadcrumbList",
      itemListElement: [
        { "@type": "ListItem", position: 1, name: "Goods", item: at("/goods") },
        { "@type": "ListItem", position: 2, name: store.name, item: at(storePath(store.handle)) },
      ],
    },
  ];
}
