import { expect, test } from "vitest";
import type { StorePage } from "@/lib/catalog/stores/schema";
import { storeMarkup } from "./store-markup";

const store: StorePage = {
  id: "0195f2c4-7a10-7b3e-8c11-2f6d5c1e9a02",
  handle: "bayo-phones",
  name: "Bayo Phones",
  seller: "Bayo Ade",
  pictureId: null,
  verified: true,
  since: "2026-03-01T08:00:00.000Z",
  about: "Phones, tested.",
  policies: "",
  isAway: false,
  backOn: null,
  followers: 3,
  isFollowed: false,
  record: {
    tradesCompleted: 9,
    completionRateBps: 10_000,
    ratings: 0,
    ratingTenths: null,
    medianDeliverySeconds: null,
  },
  categories: [{ slug: "mobile-phones", name: "Mobile phones", count: 4 }],
};

test("a store is named with its page and what it sells, and rated once it has ratings", () => {
  const [unrated, crumbs] = storeMarkup(store, "https://amana.test");
  expect(unrated).toMatchObject({
    "@type": "OnlineStore",
    name: "Bayo Phones",
    url: "https://amana.test/stores/bayo-phones",
    description: "Phones, tested.",
    hasOfferCatalog: { itemListElement: [{ name: "Mobile phones", numberOfItems: 4 }] },
  });
  expect(unrated).not.toHaveProperty("aggregateRating");
  expect(crumbs).toMatchObject({ "@type": "BreadcrumbList" });
  const record = { ...store.record, ratings: 55, ratingTenths: 47 };
  expect(storeMarkup({ ...store, about: "", record }, "https://amana.test")[0]).toMatchObject({
    aggregateRating: { ratingValue: "4.7", ratingCount: 55, bestRating: 5 },
  });
});
