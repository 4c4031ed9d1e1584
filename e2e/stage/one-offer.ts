import type { Browser, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { fund } from "./money";
import { proven } from "./people";
import { publish } from "./trades";

export const terms = { ...airtimeOf(2_000_00n), priceMinor: 1_500_99n } as const;
/** What the buyer has before, in kobo. */
export const funded = 4_000_00n;

/** An offer in the market, and somebody with the money to buy it. */
export async function offerAndBuyer(browser: Browser) {
  const [seller, buyer] = [await proven(browser, "Sade"), await proven(browser, "Bello")];
  await fund(buyer.page, funded);
  return { seller, buyer, offer: await publish(seller, terms) };
}

export const payButton = (page: Page) => page.getByRole("button", { name: "Pay ₦1,500.99 into escrow" });
export const recipientField = (page: Page) => page.getByLabel("Send airtime to");
