import { expect, test } from "vitest";
import type { ListingPage } from "@/lib/catalog/schema";
import { moneyView } from "@/lib/kernel/schema";
import { jsonWithin, listingMarkup } from "./markup";

const listing: ListingPage = {
  id: "0195f2c4-7a10-7b3e-8c11-2f6d5c1e9a01",
  status: "AVAILABLE",
  title: "Galaxy </script><b>A54",
  condition: "FOREIGN_USED",
  conditionSays: "Foreign used (tokunbo)",
  category: { slug: "mobile-phones", name: "Mobile phones" },
  details: [],
  cover: null,
  price: moneyView(265_000_50n),
  comparePrice: null,
  unitsLeft: "1",
  state: "LA",
  stateName: "Lagos",
  lga: "Ikeja",
  isFeatured: false,
  seller: { id: "0195f2c4-7a10-7b3e-8c11-2f6d5c1e9a02", name: "Chinedu", verified: true },
  sellerRating: { ratings: 0, ratingTenths: null },
  store: null,
  isSellerAway: false,
  photoCheckedOn: null,
  liveSince: "2026-11-30T00:00:00.000Z",
  version: "1",
  description: "Clean.",
  conditionMeans: "Used abroad.",
  categoryPath: [
    { slug: "phones", name: "Phones and tablets" },
    { slug: "mobile-phones", name: "Mobile phones" },
  ],
  attributes: [],
  images: [],
  delivery: ["SEND"],
  returns: { days: 7, paidBy: "buyer" },
  takesBids: false,
  windowDays: 3,
  expiresAt: "2026-12-30T00:00:00.000Z",
  favourites: 0,
  isFavourite: false,
  sellerRecord: {
    pictureId: null,
    since: "2026-01-01T00:00:00.000Z",
    tradesCompleted: 0,
    ratings: 0,
    ratingTenths: null,
  },
};

test("a title cannot end the element that its data stands in, and reads back as it was", () => {
  const [product] = listingMarkup(listing, "https://amana.test");
  const text = jsonWithin(product ?? {});
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toMatchObject({ name: listing.title });
});

test("the offer has price, stock, condition and returns in schema.org's words", () => {
  const [product, crumbs] = listingMarkup(listing, "https://amana.test");
  expect(product).toMatchObject({
    offers: {
      price: "265000.50",
      availability: "https://schema.org/InStock",
      itemCondition: "https://schema.org/UsedCondition",
      priceValidUntil: "2026-12-30",
      hasMerchantReturnPolicy: { merchantReturnDays: 7 },
    },
  });
  expect(crumbs).toMatchObject({ itemListElement: [{ position: 1 }, {}, {}, { name: listing.title }] });
});

test("what is sold out says so", () => {
  const [product] = listingMarkup({ ...listing, status: "COMPLETED" }, "https://amana.test");
  expect(product).toMatchObject({ offers: { availability: "https://schema.org/SoldOut" } });
});
