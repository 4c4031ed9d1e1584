import type { Browser, Page } from "@playwright/test";
import { airtimeOf } from "@/lib/assets/airtime/example";
import { fund } from "./money";
import { verifiedUser } from "./people";
import { publish } from "./trades";

export const terms = { ...airtimeOf(2_000_00n), priceMinor: 1_500_99n } as const;
/** The buyer's balance before, in kobo. */
export const funded = 4_000_00n;

/** A published offer, and a buyer with enough money. */
export async function offerAndBuyer(browser: Browser) {
  const [seller, buyer] = [await verifiedUser(browser, "Sade"), await verifiedUser(browser, "Bello")];
  await fund(buyer.page, funded);
  return { seller, buyer, offer: await publish(seller, terms) };
}

export const payButton = (page: Page) => page.getByRole("button", { name: "Pay ₦1,500.99 into escrow" });
/** The box to tick for a number that another operator gave out. */
export const ported = (page: Page) => page.getByRole("checkbox", { name: /This number is on/ });
export const recipientField = (page: Page) => page.getByLabel("Send airtime to");
