import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { type airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { get, post } from "./api";
import { money } from "./money";
import type { Person } from "./people";

export interface Terms extends ReturnType<typeof airtimeOf> {
  /** Kobo. */
  priceMinor: bigint;
}

export interface Published extends Terms {
  id: string;
  version: string;
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Publishes an offer through the API. */
export async function publish({ page }: Person, terms: Terms): Promise<Published> {
  const answer = await post(page, "/offers", {
    kind: terms.kind,
    terms: terms.terms,
    price: money(terms.priceMinor),
    expiresAt: inHours(6),
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { offerId } = z.object({ offerId: z.string() }).parse(await answer.json());
  const { version } = await readOffer(page, offerId);
  return { ...terms, id: offerId, version };
}

/** The request body for accepting an offer. */
export const acceptance = ({ version, priceMinor }: Published, phone: string) => ({
  offerVersion: version,
  price: money(priceMinor),
  delivery: toPhone(phone),
});

/** Accepts an offer through the API; returns the trade's id. */
export async function accept({ page, phone }: Person, offer: Published): Promise<string> {
  const answer = await post(page, `/offers/${offer.id}/accept`, acceptance(offer, phone));
  expect(answer.status(), await answer.text()).toBe(201);
  return z.object({ tradeId: z.string() }).parse(await answer.json()).tradeId;
}

/** Makes a move of the trade through the API. */
export async function move(
  { page }: Pick<Person, "page">,
  tradeId: string,
  name: string,
  more: object = {},
): Promise<void> {
  const answer = await post(page, `/trades/${tradeId}/${name}`, more);
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The last segment of the page's path. */
export const idIn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? "";

/** Opens the trade's room. */
export async function openRoom(page: Page, tradeId: string): Promise<void> {
  await page.goto(`/trades/${tradeId}`);
  await expect(tradeStatus(page)).toBeVisible();
}

/** The card with the steps, whose turn it is and the buttons. */
export const tradeStatus = (page: Page) => page.getByRole("region", { name: "Trade status" });

/** The public state of an offer. */
export const offerState = async (page: Page, offerId: string) => (await readOffer(page, offerId)).state;

const offerView = z.object({ version: z.string(), state: z.string() });

async function readOffer(page: Page, offerId: string): Promise<z.infer<typeof offerView>> {
  const answer = await get(page, `/offers/${offerId}`);
  return offerView.parse(await answer.json());
}
