import { expect, type Page } from "@playwright/test";
import { liveListing, submitListing } from "./listings";
import { disclose } from "./people";
import type { TextForm } from "./unsent";

/** The day in so many days, as a field of a day takes it. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What a moderator writes about listings: of a seller called Bayo. */
export async function listingForms(page: Page, seller: Page): Promise<TextForm[]> {
  const live = `/admin/listings/${await liveListing(seller, page, "Itel A60 of Bayo")}`;
  const listing = `/admin/listings/${await submitListing(seller, "Itel A70 of Bayo")}`;
  const toReview = () =>
    expect(async () => {
      await page.goto(listing);
      await expect(page.getByRole("heading", { name: "Your decision" })).toBeVisible({ timeout: 500 });
    }).toPass();
  return [
    {
      file: "components/admin/listings/no-form.tsx",
      open: toReview,
      fields: { "What the seller reads": "Take the pictures by daylight." },
      button: "Reject Bayo’s listing",
    },
    {
      file: "components/admin/listings/allow-form.tsx",
      open: async () => {
        await toReview();
        await disclose(page, "Change how many they write a day");
      },
      fields: { "Listings a day": "40", Category: "known", Reason: "A shop with three hundred phones." },
      button: "Change the limit",
    },
    {
      file: "components/admin/listings/day-form.tsx",
      open: async () => {
        await page.goto(live);
        await disclose(page, "Let it run on");
      },
      fields: { "Until the end of": inDays(60), Category: "asked", Reason: "The seller was in hospital." },
      button: "Let it run on",
    },
  ];
}
