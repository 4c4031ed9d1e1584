import { afterAll, beforeAll, expect, test } from "vitest";
import { cardOf, cardWords } from "@/components/assets/airtime/card-words";
import { newId } from "@/lib/kernel/ids";
import { type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { readOffer } from "../offers";
import { getTradeFor } from ".";
import { sceneOf } from "./scenes-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function withPicture({ id }: TestUser): Promise<string> {
  const pictureId = newId();
  await app.asOwner("update app_user set picture_id = $1 where id = $2", [pictureId, id]);
  return pictureId;
}

test("a seller's picture comes with their offer and its card, and each party's with the trade", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app);
  const pictureId = await withPicture(bayo);
  const trade = await getTradeFor(ada.actor, tradeId);
  expect(trade).toMatchObject({ buyer: { pictureId: null }, seller: { pictureId } });
  const read = await readOffer(trade?.offerId ?? "");
  expect(read?.offer.seller.pictureId).toBe(pictureId);
  if (read?.offer.kind !== "AIRTIME") throw new Error("an offer of airtime");
  expect(cardWords(cardOf(read.offer), read.now).pictureId).toBe(pictureId);
});
