import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bought, placed, quoted } from "@/lib/checkout/scene-for-tests";
import { ledgerChecks } from "@/lib/composition";
import { query, sql } from "@/lib/kernel/db";
import { moneyView } from "@/lib/kernel/schema";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade, beginTrade, shipTrade } from "@/lib/trades";
import { withCarrier } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  approveListing,
  deleteListing,
  listingFor,
  listingVersionFor,
  ownListing,
  ownListings,
  pauseListing,
  rejectListing,
  restockListing,
  resumeListing,
  reviseListing,
  takeDownListing,
  withdrawListing,
} from ".";
import { address, LEAF, liveListing, openListings, PRICE, statusOf, unclear, work } from "./scene-for-tests";

let app: TestApp;
let moderator: TestUser;

beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

const seller = (level: "BASIC" | "VERIFIED" = "BASIC") => makeUser(app, "Bayo Adeyemi", { level });
const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;

test("a price is another at once, an open trade keeps its own, and its version stays readable there", async () => {
  const bayo = await seller();
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 3n * PRICE });
  const eve = await makeUser(app, "Eve Eze");
  const written = await liveListing(app, bayo, moderator);
  const { listingId } = written;
  const { token } = await quoted(ada, [{ listingId, units: 1 }]);
  const result = await bought(ada, listingId);
  const dearer = { ...written.draft, units: "2", price: moneyView(PRICE + 1_000_00n) };
  await reviseListing(bayo.actor, freshKey(), { ...written, draft: dearer });
  expect(await listingFor(null, listingId)).toMatchObject({
    listing: { version: "2", unitsLeft: "2", price: moneyView(PRICE + 1_000_00n) },
  });
  const [trade] = await query<{ priceMinor: bigint; terms: { version: number } }>(
    sql`select price_minor, terms from trade where id = ${result.tradeId}::uuid`,
  );
  expect(trade).toMatchObject({ priceMinor: PRICE, terms: { version: 1 } });
  expect(await listingVersionFor(ada.actor, listingId, 1)).toMatchObject({ price: moneyView(PRICE) });
  for (const [viewer, version] of [
    [ada, 2],
    [eve, 1],
  ] as const)
    expect(await listingVersionFor(viewer.actor, listingId, version)).toBeUndefined();
  await expect(placed(ada, token)).rejects.toEqual(refused("line_changed"));
});

test("a listing whose last unit is sold is sold out, and no longer counted as open", async () => {
  const bayo = await seller();
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: 2n * PRICE });
  const { listingId } = await liveListing(app, bayo, moderator, { units: "1" });
  expect(await openListings(bayo)).toBe(1);
  const trade = await bought(ada, listingId);
  await beginTrade(bayo.actor, freshKey(), trade);
  await shipTrade(bayo.actor, freshKey(), { ...trade, sent: withCarrier() });
  await approveTrade(ada.actor, freshKey(), trade);
  expect(await statusOf(bayo, listingId)).toBe("COMPLETED");
  expect(await openListings(bayo)).toBe(0);
});

test("a listing is bought by a checkout alone", async () => {
  const bayo = await seller();
  const ada = await makeUser(app, "Ada Obi", { balanceMinor: PRICE });
  const { listingId } = await liveListing(app, bayo, moderator);
  const bought = { offerId: listingId, offerVersion: 1n, priceMinor: PRICE, delivery: address };
  await expect(acceptOffer(ada.actor, freshKey(), bought)).rejects.toEqual(refused("not_for_sale"));
});

test("another content, or a price that falls by 60 %, waits while what is live stays", async () => {
  const bayo = await seller();
  const written = await liveListing(app, bayo, moderator);
  const { listingId } = written;
  const renamed = {
    ...written.draft,
    title: "Very clean phone with box!!!",
    description: "Pay first, and I send it.",
  };
  await reviseListing(bayo.actor, freshKey(), { ...written, draft: renamed });
  await work(app);
  expect(await listingFor(null, listingId)).toMatchObject({ listing: { title: "Clean phone with box" } });
  await expect(
    reviseListing(bayo.actor, freshKey(), { ...written, draft: { ...renamed, title: "Another name" } }),
  ).rejects.toEqual(refused("in_review"));
  await rejectListing(moderator.actor, freshKey(), unclear(listingId));
  expect(await listingFor(null, listingId)).toMatchObject({ listing: { title: "Clean phone with box" } });
  const fallen = { ...written.draft, price: moneyView((PRICE * 4n) / 10n) };
  await reviseListing(bayo.actor, freshKey(), { ...written, draft: fallen });
  await work(app);
  expect(await listingFor(null, listingId)).toMatchObject({ listing: { price: moneyView(PRICE) } });
  await approveListing(moderator.actor, freshKey(), { listingId });
  expect(await listingFor(null, listingId)).toMatchObject({
    listing: { price: moneyView((PRICE * 4n) / 10n), version: "3" },
  });
  await expect(reviseListing(bayo.actor, freshKey(), { ...written, draft: fallen })).rejects.toEqual(
    refused("nothing_changed"),
  );
});

test("falls of a price that come to 60 % together wait too, and count anew once they were looked at", async () => {
  const bayo = await seller();
  const written = await liveListing(app, bayo, moderator);
  const priced = async (minor: bigint) => {
    await reviseListing(bayo.actor, freshKey(), {
      ...written,
      draft: { ...written.draft, price: moneyView(minor) },
    });
    await work(app);
    return listingFor(null, written.listingId);
  };
  const half = { listing: { price: moneyView(PRICE / 2n) } };
  expect(await priced(PRICE / 2n)).toMatchObject(half);
  expect(await priced(PRICE / 4n)).toMatchObject(half);
  await approveListing(moderator.actor, freshKey(), { listingId: written.listingId });
  expect(await priced(PRICE / 8n)).toMatchObject({ listing: { price: moneyView(PRICE / 8n) } });
});

test("a harmless change of the text is live without a moderator", async () => {
  const bayo = await seller();
  const written = await liveListing(app, bayo, moderator);
  const longer = { ...written.draft, description: `${written.draft.description} It has a new screen.` };
  await reviseListing(bayo.actor, freshKey(), { ...written, draft: longer });
  await work(app);
  expect(await listingFor(null, written.listingId)).toMatchObject({
    listing: { version: "2", description: longer.description },
  });
});

test("a seller pauses, resumes, restocks, withdraws and deletes their listing", async () => {
  const bayo = await seller();
  const { listingId } = await liveListing(app, bayo, moderator);
  const input = { listingId };
  await pauseListing(bayo.actor, freshKey(), input);
  expect(await statusOf(bayo, listingId)).toBe("INACTIVE");
  expect(await listingFor(null, listingId)).toEqual({
    is: "over",
    title: "Clean phone with box",
    category: { slug: LEAF, name: expect.any(String) as string },
  });
  await resumeListing(bayo.actor, freshKey(), input);
  await restockListing(bayo.actor, freshKey(), { listingId, units: 9n });
  expect(await listingFor(null, listingId)).toMatchObject({ is: "shown", listing: { unitsLeft: "9" } });
  await expect(deleteListing(bayo.actor, freshKey(), input)).rejects.toEqual(refused("not_deletable"));
  await withdrawListing(bayo.actor, freshKey(), input);
  expect(await statusOf(bayo, listingId)).toBe("WITHDRAWN");
  expect(await openListings(bayo)).toBe(0);
  await deleteListing(bayo.actor, freshKey(), input);
  expect(await listingFor(bayo.actor, listingId)).toBeUndefined();
  expect((await ownListings(bayo.actor, { limit: 20 })).items).toEqual([]);
});

test("a moderator takes a listing down with a reason that its seller reads", async () => {
  const bayo = await seller();
  const { listingId } = await liveListing(app, bayo, moderator);
  await takeDownListing(moderator.actor, freshKey(), unclear(listingId));
  expect(await ownListing(bayo.actor, listingId)).toMatchObject({
    status: "WITHDRAWN",
    no: { sentence: "Show it by daylight, from all sides." },
  });
  expect(await listingFor(null, listingId)).toMatchObject({ is: "over" });
  for (const way of [takeDownListing, rejectListing] as const)
    await expect(way(bayo.actor, freshKey(), unclear(listingId))).rejects.toEqual(refused("not_found"));
});
