import { type Browser, expect } from "@playwright/test";
import { z } from "zod";
import { get, post } from "./api";
import { liveListing } from "./listings";
import { fund } from "./money";
import { type Person, staffMember, verifiedUser } from "./people";
import { look } from "./screens";

/** What a phone costs, and what is usual for sending it within its area; in kobo. */
export const [PRICE, FEE] = [45_000_00n, 1_500_00n];

export const STREET = "14 Adeniran Ogunsanya Street";

export interface Order {
  buyer: Person;
  seller: Person;
  title: string;
  tradeId: string;
}

const Quoted = z.object({ token: z.string() });
const Placed = z.object({ checkoutId: z.uuid() });
const Bought = z.object({ parcels: z.array(z.object({ tradeId: z.uuid() })).min(1) });

/** Buys one of a listing through the API, and answers the trade's id. */
async function buy({ page }: Person, listingId: string): Promise<string> {
  const address = {
    name: "Ada Obi",
    phone: "0803 123 4567",
    state: "LA",
    lga: "Ikeja",
    area: "",
    street: STREET,
    landmark: "",
    note: "",
  };
  const saved = await post(page, "/me/addresses", address);
  expect(saved.status(), await saved.text()).toBe(201);
  const quote = await post(page, "/checkouts/quote", { lines: [{ listingId, units: 1 }] });
  expect(quote.ok(), await quote.text()).toBe(true);
  const placed = await post(page, "/checkouts", { quote: Quoted.parse(await quote.json()).token });
  expect(placed.status(), await placed.text()).toBe(201);
  const { checkoutId } = Placed.parse(await placed.json());
  const { parcels } = Bought.parse(await (await get(page, `/checkouts/${checkoutId}`)).json());
  return parcels[0]?.tradeId ?? "";
}

/** Ada has bought a phone from Sade: an order of their own, with a browser for each. */
export async function orderOf(
  browser: Browser,
  { isPickUp = false, hasScripts = true, units = 1 } = {},
): Promise<Order> {
  const { page: moderator } = await staffMember(browser, "Ngozi", "MODERATOR");
  const seller = await verifiedUser(browser, "Sade", { ...look.context, javaScriptEnabled: hasScripts });
  const buyer = await verifiedUser(browser, "Ada", look.context);
  const title = `Itel A70 of ${seller.name}`;
  const listingId = await liveListing(seller.page, moderator, title, {
    delivery: [isPickUp ? "PICK_UP" : "SEND"],
    units: String(units),
  });
  await fund(buyer.page, PRICE + FEE);
  return { buyer, seller, title, tradeId: await buy(buyer, listingId) };
}
