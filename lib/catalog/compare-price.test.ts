import { afterAll, beforeAll, expect, test } from "vitest";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import { ownListing, reviseListing } from ".";
import { type Drafted, liveListing, PRICE } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let bisi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  bisi = await makeUser(app, "Bisi Ola", { level: "TRUSTED" });
});
afterAll(() => app.close());

const revise = ({ listingId, category, draft }: Drafted, price: bigint, before?: bigint) =>
  reviseListing(bisi.actor, freshKey(), {
    listingId,
    category,
    draft: { ...draft, price: moneyView(price), ...(before && { comparePrice: moneyView(before) }) },
  });
const refused = expect.objectContaining({ reason: "listing_incomplete", field: "comparePrice" }) as unknown;

test("a price before is at most the highest of the last 30 days, once there are so many", async () => {
  const written = await liveListing(app, bisi, chidi);
  await revise(written, PRICE - 100n, PRICE * 2n);
  await app.moveTime("20 days");
  await revise(written, PRICE + 500n);
  await app.moveTime("11 days");
  await expect(revise(written, PRICE - 200n, PRICE * 2n)).rejects.toEqual(refused);
  await expect(revise(written, PRICE - 200n, PRICE + 501n)).rejects.toEqual(refused);
  await revise(written, PRICE - 200n, PRICE + 500n);
  expect((await ownListing(bisi.actor, written.listingId))?.draft.comparePrice?.minor).toBe(
    String(PRICE + 500n),
  );
  await app.moveTime("29 days");
  await revise(written, PRICE - 300n, PRICE + 500n);
});
