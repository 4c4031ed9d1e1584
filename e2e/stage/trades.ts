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

/** The seller offers airtime, without the page: for journeys that begin later. */
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

/** What accepting an offer says, as a program sends it. */
export const acceptance = ({ version, priceMinor }: Published, phone: string) => ({
  offerVersion: version,
  price: money(priceMinor),
  delivery: toPhone(phone),
});

/** The buyer accepts, without the page; answers the trade's id. */
export async function accept({ page, phone }: Person, offer: Published): Promise<string> {
  const answer = await post(page, `/offers/${offer.id}/accept`, acceptance(offer, phone));
  expect(answer.status(), await answer.text()).toBe(201);
  return z.object({ tradeId: z.string() }).parse(await answer.json()).tradeId;
}

/** A move of the trade, without the page. */
export async function move(
  { page }: Pick<Person, "page">,
  tradeId: string,
  name: string,
  more: object = {},
): Promise<void> {
  const answer = await post(page, `/trades/${tradeId}/${name}`, more);
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The id at the end of a page's address. */
export const idIn = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? "";

/** Opens the trade's room. */
export async function openRoom(page: Page, tradeId: string): Promise<void> {
  await page.goto(`/trades/${tradeId}`);
  await expect(whereItStands(page)).toBeVisible();
}

/** The card with the steps, whose turn it is and the buttons. */
export const whereItStands = (page: Page) => page.getByRole("region", { name: "Trade status" });

/** The state of an offer, as everybody can read it. */
export const offerState = async (page: Page, offerId: string) => (await readOffer(page, offerId)).state;

const offerView = z.object({ version: z.string(), state: z.string() });

async function readOffer(page: Page, offerId: string): Promise<z.infer<typeof offerView>> {
  const answer = await get(page, `/offers/${offerId}`);
  return offerView.parse(await answer.json());
}
