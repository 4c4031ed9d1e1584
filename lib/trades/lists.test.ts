import { afterAll, beforeAll, expect, test } from "vitest";
import { countOwnOffers, listOwnOffers, pauseOffer, withdrawOffer } from "@/lib/offers";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { acceptOffer } from "./commands/accept-offer";
import { approveTrade, beginTrade, deliverTrade } from "./commands/move-trade";
import { countTabs } from "./lists/needs";
import { listTradesFor } from "./queries";
import { freshKey, offerOf, PRICE } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

interface Page {
  items: readonly { id: string; createdAt: string }[];
  nextCursor: string | null;
}

/** The ids of a whole list, a page after the other. */
async function walk(read: (cursor: string | undefined) => Promise<Page>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

test("pages of trades miss none and repeat none, though trades of one transaction have the same time", async () => {
  const [ada, bayo] = [await makeUser(app, "Ada", { balanceMinor: 5n * PRICE }), await makeUser(app, "Bayo")];
  const offers = await Promise.all(Array.from({ length: 5 }, () => offerOf(bayo)));
  const accepted = await Promise.all(offers.map((offer) => acceptOffer(ada.actor, freshKey(), offer)));
  const ids = await walk((cursor) => listTradesFor(ada.id, { limit: 1, cursor }));
  expect(ids.toSorted()).toEqual(accepted.map(({ result }) => result.tradeId).toSorted());
});

test("a trade is listed as waiting for the person whose turn it is, and for nobody once it is over", async () => {
  const [ada, bayo] = [await makeUser(app, "Ada", { balanceMinor: PRICE }), await makeUser(app, "Bayo")];
  const { result } = await acceptOffer(ada.actor, freshKey(), await offerOf(bayo));
  const waitingFor = async () => {
    const lists = [ada, bayo].flatMap(({ id }) =>
      (["needs", "running", "ended"] as const).map((tab) => listTradesFor(id, { limit: 5, tab })),
    );
    const counted = await Promise.all([ada, bayo].map(({ id }) => countTabs(id)));
    const found = (await Promise.all(lists)).map(({ items }) => items.length);
    expect(counted.flatMap(({ needs, running, ended }) => [needs, running, ended])).toEqual(found);
    return found;
  };
  expect(await waitingFor()).toEqual([0, 1, 0, 1, 0, 0]);
  await beginTrade(bayo.actor, freshKey(), result);
  await deliverTrade(bayo.actor, freshKey(), result);
  expect(await waitingFor()).toEqual([1, 0, 0, 0, 1, 0]);
  await approveTrade(ada.actor, freshKey(), result);
  expect(await waitingFor()).toEqual([0, 0, 1, 0, 0, 1]);
  expect(await countTabs(ada.id, "seller")).toEqual({ needs: 0, running: 0, ended: 0 });
});

test("pages of one's own offers have those in a trade first, then the open ones, and miss none and repeat none", async () => {
  const [ada, bayo] = [await makeUser(app, "Ada", { balanceMinor: PRICE }), await makeUser(app, "Bayo")];
  const taken = await offerOf(bayo);
  await acceptOffer(ada.actor, freshKey(), taken);
  const offers = await Promise.all(Array.from({ length: 6 }, () => offerOf(bayo)));
  const ended = offers.slice(0, 3).map(({ offerId }) => offerId);
  for (const offerId of ended) await withdrawOffer(bayo.actor, freshKey(), { offerId });
  const paused = offers.at(-1)?.offerId ?? "";
  await pauseOffer(bayo.actor, freshKey(), { offerId: paused });
  const ids = await walk((cursor) => listOwnOffers(bayo.id, { limit: 2, cursor }));
  expect(ids[3]).toBe(paused);
  const tabs = await Promise.all(
    (["live", "taken", "ended"] as const).map((tab) =>
      walk((cursor) => listOwnOffers(bayo.id, { limit: 2, cursor, tab })),
    ),
  );
  expect(tabs.flat()).toEqual([...ids.slice(1, 4), ...ids.slice(0, 1), ...ids.slice(4)]);
  expect(await countOwnOffers(bayo.id)).toEqual({ live: 3, taken: 1, ended: 3 });
  expect(ids[0]).toBe(taken.offerId);
  expect(new Set(ids.slice(4))).toEqual(new Set(ended));
  expect(ids.toSorted()).toEqual([taken, ...offers].map(({ offerId }) => offerId).toSorted());
});

test.each(["x", "WyJ0cnVlIl0", "WyJ0cnVlIiwiMSIsIngiXQ"])(
  "an invalid cursor %s starts at the head",
  async (cursor) => {
    const bayo = await makeUser(app, "Bayo");
    const { offerId } = await offerOf(bayo);
    const { items } = await listOwnOffers(bayo.id, { limit: 20, cursor });
    expect(items.map(({ id }) => id)).toEqual([offerId]);
  },
);
