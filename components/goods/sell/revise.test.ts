import { afterAll, beforeAll, expect, test } from "vitest";
import { categoryOf, ownListing } from "@/lib/catalog";
import { LEAF, liveListing } from "@/lib/catalog/scene-for-tests";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { checkedListing, problemsOf } from "./check";
import { leafOf } from "./listing-form";
import { typedAgain, typedOf } from "./typed";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("a live listing’s form begins with nothing wrong", async () => {
  const seller = await makeUser(app, "Ada");
  const moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
  const { listingId } = await liveListing(app, seller, moderator);
  const own = await ownListing(seller.actor, listingId);
  const leaf = leafOf(await categoryOf(LEAF));
  const images = JSON.stringify(own?.draft.images);
  const typed = typedOf({ ...typedAgain(own?.draft ?? {}, LEAF), images }, leaf?.schema ?? null);
  const judged = { leaf, mostMinor: 50_000_00n };
  expect(problemsOf(typed, judged)).toEqual({});
  expect(checkedListing(judged).safeParse(typed).error).toBeUndefined();
});
